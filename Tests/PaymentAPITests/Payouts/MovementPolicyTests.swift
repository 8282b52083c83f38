import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// Whatever is refused as a payout is refused as a transfer.
@Suite("One policy for all that moves money")
struct MovementPolicyTests {
    /// What a caller can order besides payouts, and the asset that it moves.
    enum Movement: String, CaseIterable, Sendable {
        case usdtTransfer, tokenTransfer, allowance, trxTransfer, stake, delegation

        var asset: String {
            switch self {
            case .usdtTransfer, .tokenTransfer, .allowance: "USDT"
            case .trxTransfer, .stake, .delegation: "TRX"
            }
        }

        /// Whether somebody gets it.
        var hasPayee: Bool { self != .stake }

        func send(_ amount: String, from wallet: String, _ service: TestService) async throws -> TestAnswer {
            let to = JSON.string(Address.stranger(50).base58)
            let (id, amount) = (JSON.string(wallet), JSON.string(amount))
            switch self {
            case .usdtTransfer:
                return try await service.order(
                    "/tron/usdt/transfer", ["wallet_id": id, "to": to, "amount": amount])
            case .tokenTransfer:
                return try await service.order(
                    "/tron/tokens/USDT/transfer", ["wallet_id": id, "to": to, "amount": amount])
            case .allowance:
                return try await service.order(
                    "/tron/usdt/approve", ["wallet_id": id, "spender": to, "amount": amount, "replace": true])
            case .trxTransfer:
                return try await service.order(
                    "/tron/trx/transfer", ["wallet_id": id, "to": to, "amount": amount])
            case .stake:
                return try await service.order(
                    "/tron/staking/stake", ["wallet_id": id, "amount": amount, "resource": "energy"])
            case .delegation:
                return try await service.order(
                    "/tron/staking/delegate",
                    ["wallet_id": id, "receiver": to, "amount": amount, "resource": "energy"])
            }
        }
    }

    /// A limit: how the policy has it, what it refuses after something was counted, and the names of its rule.
    struct Limit: Sendable, CustomTestStringConvertible {
        let policy: JSON
        var counted: String?
        let refused: String
        let asPayout: String
        let asTransfer: String
        var isOfPayees = false

        var testDescription: String { asPayout }
    }

    private static let limits: [Limit] = [
        Limit(
            policy: ["direct": ["minimum": "2"]], refused: "1", asPayout: "direct_minimum",
            asTransfer: "transfers_minimum"),
        Limit(
            policy: ["direct": ["per_payout": "100"]], refused: "101", asPayout: "direct_per_payout",
            asTransfer: "transfers_per_payout"),
        Limit(
            policy: ["direct": ["per_recipient_per_day": "100"]], counted: "60", refused: "41",
            asPayout: "direct_per_recipient_per_day", asTransfer: "transfers_per_recipient_per_day",
            isOfPayees: true),
        Limit(
            policy: ["direct": ["per_day": "100"]], counted: "60", refused: "41", asPayout: "direct_per_day",
            asTransfer: "transfers_per_day"),
        Limit(
            policy: ["all": ["per_hour": "130", "per_day": nil]], counted: "60", refused: "71",
            asPayout: "all_per_hour", asTransfer: "all_per_hour"),
        Limit(
            policy: ["all": ["per_hour": nil, "per_day": "130"]], counted: "60", refused: "71",
            asPayout: "all_per_day", asTransfer: "all_per_day"),
        Limit(
            policy: ["subjects": ["tester": ["per_hour": "130"]]], counted: "60", refused: "71",
            asPayout: "subject_per_hour", asTransfer: "subject_per_hour"),
        Limit(
            policy: ["subjects": ["tester": ["per_day": "130"]]], counted: "60", refused: "71",
            asPayout: "subject_per_day", asTransfer: "subject_per_day"),
    ]

    private static func settings(_ policy: JSON) throws -> TestService.Settings {
        var both = try #require(policy.object)
        both["assets"] = ["TRX": policy]
        var settings = TestService.Settings()
        settings.payments.policy = try PayoutPolicy(
            json: .object(both), assets: .usdt(NetworkName.devnet.usdtContract))
        return settings
    }

    private static func recipient(_ service: TestService, _ limits: JSONObject = [:]) async throws -> JSON {
        var body = limits
        body["name"] = "supplier"
        body["address"] = .string(Address.stranger(50).base58)
        let made = try await service.order("/tron/recipients", .object(body))
        #expect(made.status == 201)
        return try #require(try made.json["id"])
    }

    private static func expect(
        _ answer: TestAnswer, refusedBy rule: String, _ what: String
    ) throws {
        #expect(answer.status == 422, "\(what)")
        #expect(try answer.problem() == "policy_violation" && answer.json["rule"]?.string == rule, "\(what)")
    }

    @Test("a limit that refuses a payout refuses each movement of its asset", arguments: limits)
    func pairs(limit: Limit) async throws {
        try await TestService.run(try Self.settings(limit.policy)) { service in
            let wallet = try await service.fundedWallet()
            let recipient = try await Self.recipient(service)
            func pay(_ amount: String, _ asset: String) async throws -> TestAnswer {
                try await service.order(
                    "/tron/payouts/direct",
                    ["recipient_id": recipient, "amount": .string(amount), "asset": .string(asset)])
            }
            for (asset, first) in [("USDT", Movement.usdtTransfer), ("TRX", .trxTransfer)] {
                if let counted = limit.counted {
                    // A payee's and everybody's sums are one sum for payouts and transfers.
                    #expect(try await pay(counted, asset).status == 201)
                    if limit.asPayout == "direct_per_day" {
                        #expect(try await first.send(counted, from: wallet.id, service).status == 201)
                    }
                }
                try Self.expect(
                    try await pay(limit.refused, asset), refusedBy: limit.asPayout, "payout of \(asset)")
                for movement in Movement.allCases where movement.asset == asset {
                    if limit.isOfPayees, !movement.hasPayee { continue }
                    try Self.expect(
                        try await movement.send(limit.refused, from: wallet.id, service),
                        refusedBy: limit.asTransfer, movement.rawValue)
                }
            }
        }
    }

    @Test("what would need approvals as a payout is refused as a movement", arguments: Movement.allCases)
    func approvals(movement: Movement) async throws {
        let settings = try Self.settings(["approval": ["above": "5", "required": 1]])
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()

            let above = try await movement.send("5.000001", from: wallet.id, service)
            let payout = try await service.order(
                "/tron/payouts/v0",
                [
                    "recipient_address": .string(Address.stranger(50).base58), "amount": "5.000001",
                    "asset": .string(movement.asset),
                ])

            try Self.expect(above, refusedBy: "approval_required", movement.rawValue)
            #expect(try payout.json["status"]?.string == "pending_approval")
            if movement != .delegation {
                #expect(try await movement.send("5", from: wallet.id, service).status == 201)
            }
        }
    }

    @Test("a trusted recipient's own limits are its address's, however it is paid")
    func recipients() async throws {
        var settings = try Self.settings([:])
        settings.payments.policy.newRecipientWait = .seconds(3600)
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()
            let recipient = try await Self.recipient(service, ["per_payout_limit": "3"])
            let payout: @Sendable (String) async throws -> TestAnswer = {
                try await service.order(
                    "/tron/payouts/direct", ["recipient_id": recipient, "amount": .string($0)])
            }

            try Self.expect(try await payout("4"), refusedBy: "recipient_per_payout", "payout")
            try Self.expect(try await payout("3"), refusedBy: "new_recipient_wait", "payout")
            for movement in Movement.allCases where movement.asset == "USDT" {
                try Self.expect(
                    try await movement.send("4", from: wallet.id, service),
                    refusedBy: "recipient_per_payout", movement.rawValue)
                try Self.expect(
                    try await movement.send("3", from: wallet.id, service), refusedBy: "new_recipient_wait",
                    movement.rawValue)
            }
        }
    }

    @Test("every movement counts in the sums of all, and what comes to nothing is taken out")
    func counting() async throws {
        try await TestService.run(try Self.settings([:])) { service in
            let wallet = try await service.fundedWallet()
            func used(_ asset: String) async throws -> String? {
                try await service.send(.GET, "/tron/payouts/policy?asset=\(asset)").json["all"]?[
                    "used_this_hour"]?.string
            }
            for (movement, sum) in [
                (Movement.usdtTransfer, "7.000000"), (.tokenTransfer, "14.000000"), (.allowance, "21.000000"),
                (.trxTransfer, "7.000000"), (.stake, "14.000000"),
            ] {
                let made = try await movement.send("7", from: wallet.id, service)
                #expect(made.status == 201, "\(movement)")
                #expect(try await used(movement.asset) == sum, "\(movement)")
                _ = try await service.record(
                    at: try #require(made.header("location")), reaching: ["confirmed", "failed"])
            }
            #expect(try await Movement.delegation.send("7", from: wallet.id, service).status == 201)
            #expect(try await used("TRX") == "21.000000")
            // An allowance that is ended moves nothing, and is never refused.
            let ended = try await Movement.allowance.send("0", from: wallet.id, service)
            #expect(ended.status == 201)
            #expect(try await used("USDT") == "21.000000")
        }
    }

    @Test("an allowance is unlimited only if the policy says so", arguments: [false, true])
    func unlimited(isAllowed: Bool) async throws {
        let settings = try Self.settings(["transfers": ["unlimited_allowances": .bool(isAllowed)]])
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()

            let answer = try await Movement.allowance.send("unlimited", from: wallet.id, service)

            if isAllowed {
                #expect(answer.status == 201)
            } else {
                try Self.expect(answer, refusedBy: "unlimited_allowance", "allowance")
            }
        }
    }

    @Test("64 transfers at once at the edge of a limit: as many pass as fit, and not one more")
    func edge() async throws {
        let settings = try Self.settings(["all": ["per_hour": "20", "per_day": nil]])
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()

            let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for number in 0..<64 {
                    let movement = number % 2 == 0 ? Movement.usdtTransfer : .allowance
                    group.addTask { try await movement.send("3", from: wallet.id, service) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(answers.count { $0.status == 201 } == 6)
            for answer in answers where answer.status != 201 {
                try Self.expect(answer, refusedBy: "all_per_hour", "")
            }
        }
    }
}
