import Simulation
import StrictJSON
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("A policy as it is configured")
struct PolicySettingsTests {
    @Test("what is missing has its default, null is no limit")
    func reading() throws {
        let policy = try PayoutPolicy(
            json: try JSON(
                parsing: """
                    {"v0":{"minimum":"0.5","per_day":null,"per_recipient_per_day":"20"},
                     "kyc":{"minimum_kyc_level":4},"all":{"per_hour":"7.25"},
                     "approval":{"above":"12","required":2},"new_recipient_wait_seconds":90,
                     "assets":{"TRX":{"direct":{"per_payout":"3"}}}}
                    """), assets: .usdtAndTRX)

        #expect(policy[.usdt].v0.minimum == 500_000)
        #expect(policy[.usdt].v0.perPayout == 1_000_000_000)
        #expect(policy[.usdt].v0.perRecipientPerDay == 20_000_000)
        #expect(policy[.usdt].v0.perDay == nil)
        #expect(policy[.usdt].kyc.minimumKYCLevel == 4)
        #expect(policy[.usdt].kyc.perPayout == 5_000_000_000)
        #expect(policy[.usdt].all == PeriodLimits(perHour: 7_250_000, perDay: 100_000_000_000))
        #expect(policy[.usdt].approval == ApprovalRule(above: 12_000_000, required: 2))
        #expect(policy.newRecipientWait == .seconds(90))
        #expect(policy[.trx].direct.perPayout == 3_000_000)
        #expect(policy[.trx].v0 == AssetPolicy.standardTRX.v0)
    }

    @Test("transfers are limited as direct payouts unless the policy says otherwise")
    func transfers() throws {
        func policy(_ text: String) throws -> PayoutPolicy {
            try PayoutPolicy(json: try JSON(parsing: text), assets: .usdtAndTRX)
        }
        let alike = try policy(#"{"direct":{"per_payout":"3","minimum":"1"}}"#)
        let own = try policy(
            #"{"direct":{"per_payout":"3"},"transfers":{"per_day":"9","unlimited_allowances":true}}"#)
        let ofTRX = try policy(#"{"assets":{"TRX":{"transfers":{"per_payout":"200000"}}}}"#)

        #expect(alike[.usdt].transfers == alike[.usdt].direct && !alike[.usdt].allowsUnlimitedAllowances)
        #expect(own[.usdt].transfers.perPayout == 3_000_000 && own[.usdt].transfers.perDay == 9_000_000)
        #expect(own[.usdt].direct.perDay == 100_000_000_000 && own[.usdt].allowsUnlimitedAllowances)
        #expect(ofTRX[.trx].transfers.perPayout == 200_000_000_000)
        #expect(ofTRX[.trx].direct.perPayout == 10_000_000_000)
    }

    @Test("subjects have limits of their own, by asset")
    func subjects() throws {
        let policy = try PayoutPolicy(
            json: try JSON(
                parsing: """
                    {"subjects":{"payroll":{"per_day":"7"}},
                     "assets":{"TRX":{"subjects":{"payroll":{"per_hour":"2","per_day":null}}}}}
                    """), assets: .usdtAndTRX)

        #expect(policy[.usdt].subjects == ["payroll": PeriodLimits(perDay: 7_000_000)])
        #expect(policy[.trx].subjects == ["payroll": PeriodLimits(perHour: 2_000_000)])
    }

    @Test("the defaults are the contract's")
    func defaults() throws {
        #expect(try PayoutPolicy(json: [:], assets: .usdtAndTRX) == .standard)
        let usdt = PayoutPolicy.standard[.usdt]
        #expect(usdt.v0.perDay == 10_000_000_000)
        #expect(usdt.kyc.perDay == 50_000_000_000 && usdt.kyc.minimumKYCLevel == 1)
        #expect(usdt.direct.perPayout == 10_000_000_000 && usdt.direct.perDay == 100_000_000_000)
        #expect(usdt.all == PeriodLimits(perHour: 10_000_000_000, perDay: 100_000_000_000))
        #expect(usdt.transfers == usdt.direct && !usdt.allowsUnlimitedAllowances)
        #expect(usdt.approval == ApprovalRule(above: 5_000_000_000, required: 1))
        let trx = PayoutPolicy.standard[.trx]
        for limits in MovementRoute.allCases.map({ trx[$0] }) {
            #expect(limits.minimum == 1 && limits.perRecipientPerDay == nil)
            #expect(limits.perPayout == 10_000_000_000 && limits.perDay == 100_000_000_000)
        }
        #expect(trx.all == PeriodLimits(perDay: 100_000_000_000))
        #expect(trx.approval == ApprovalRule(above: 50_000_000_000, required: 1))
    }

    @Test(
        "what can't be meant is told, all of it",
        arguments: [
            (#"{"v0":{"minimum":0.5}}"#, ["v0.minimum"]), (#"{"v0":{"minimum":"-1"}}"#, ["v0.minimum"]),
            (#"{"v0":{"per_payout":"1.0000001"}}"#, ["v0.per_payout"]),
            (#"{"v0":{"minimum":null}}"#, ["v0.minimum"]),
            (#"{"kyc":{"minimum_kyc_level":6}}"#, ["kyc.minimum_kyc_level"]),
            (#"{"v0":{"minimum_kyc_level":1},"v1":{}}"#, ["v0.minimum_kyc_level", "v1"]),
            (#"{"approval":{"required":-1}}"#, ["approval.required"]), (#"{"all":[]}"#, ["all"]),
            (#"{"assets":{"EUR":{}}}"#, ["assets.EUR"]),
            (#"{"transfers":{"unlimited_allowances":"yes"}}"#, ["transfers.unlimited_allowances"]),
            (#"{"direct":{"unlimited_allowances":true}}"#, ["direct.unlimited_allowances"]),
            (#"{"subjects":{"payroll":{"per_week":"1"}}}"#, ["subjects.payroll.per_week"]),
            (#"{"new_recipient_wait_seconds":"1h","colour":1}"#, ["new_recipient_wait_seconds", "colour"]),
            ("[]", ["the policy"]),
        ])
    func refusals(text: String, places: [String]) throws {
        let json = try JSON(parsing: text)

        let error = #expect(throws: PolicySettingsError.self) {
            try PayoutPolicy(json: json, assets: .usdtAndTRX)
        }

        let reasons = try #require(error?.reasons)
        #expect(reasons.count == places.count, "\(reasons)")
        for place in places {
            let isNamed = reasons.contains { $0.hasPrefix(place + " ") || $0 == "unknown field " + place }
            #expect(isNamed, "\(reasons)")
        }
    }
}
