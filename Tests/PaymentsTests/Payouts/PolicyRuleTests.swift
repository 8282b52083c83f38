import Simulation
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("Each rule of the policy, at its limit and beside it")
struct PolicyRuleTests {
    /// A rule that compares an amount with a limit: what makes the limit 100, and what was counted before.
    struct Bound: Sendable, CustomTestStringConvertible {
        let rule: PolicyRuleName
        let route: MovementRoute
        var counted: (scope: MovementScope, period: PayoutPeriod.Kind)?
        let configure: @Sendable (inout AssetPolicy) -> Void
        var recipient: (perPayout: Int64?, perDay: Int64?)?

        var testDescription: String { rule.rawValue }
    }

    private static let bounds: [Bound] =
        MovementRoute.allCases.flatMap { route -> [Bound] in
            func limits(
                _ change: @escaping @Sendable (inout RouteLimits) -> Void
            ) -> @Sendable (inout AssetPolicy) -> Void {
                { policy in
                    switch route {
                    case .v0: change(&policy.v0)
                    case .kyc: change(&policy.kyc)
                    case .direct: change(&policy.direct)
                    case .transfers: change(&policy.transfers)
                    }
                }
            }
            func name(_ suffix: String) -> PolicyRuleName {
                PolicyRuleName(rawValue: route.rawValue + suffix) ?? .feeLimitMax
            }
            return [
                Bound(rule: name("_per_payout"), route: route, configure: limits { $0.perPayout = 100 }),
                Bound(
                    rule: name("_per_recipient_per_day"), route: route,
                    counted: (
                        .recipient(route == .transfers ? .direct : route, PayoutSamples.address(2)), .day
                    ),
                    configure: limits { $0.perRecipientPerDay = 100 }),
                Bound(
                    rule: name("_per_day"), route: route, counted: (.route(route), .day),
                    configure: limits { $0.perDay = 100 }),
                Bound(
                    rule: .allPerHour, route: route, counted: (.all, .hour),
                    configure: { $0.all.perHour = 100 }),
                Bound(
                    rule: .allPerDay, route: route, counted: (.all, .day), configure: { $0.all.perDay = 100 }),
                Bound(
                    rule: .subjectPerHour, route: route, counted: (.subject("payroll"), .hour),
                    configure: { $0.subjects = ["payroll": PeriodLimits(perHour: 100)] }),
                Bound(
                    rule: .subjectPerDay, route: route, counted: (.subject("payroll"), .day),
                    configure: { $0.subjects = ["payroll": PeriodLimits(perDay: 100)] }),
            ]
        }
        + [MovementRoute.direct, .transfers].flatMap { route in
            [
                Bound(rule: .recipientPerPayout, route: route, configure: { _ in }, recipient: (100, nil)),
                Bound(
                    rule: .recipientPerDay, route: route,
                    counted: (.recipient(.direct, PayoutSamples.address(2)), .day), configure: { _ in },
                    recipient: (nil, 100)),
            ]
        }
        + [
            Bound(
                rule: .approvalRequired, route: .transfers,
                configure: { $0.approval = ApprovalRule(above: 100, required: 1) })
        ]

    @Test("an amount up to the limit passes, one unit more does not", arguments: bounds)
    func limits(bound: Bound) throws {
        for (units, passes) in [(99, true), (100, true), (101, false)] as [(Int64, Bool)] {
            let outcome = try #require(try decide(bound, units, before: 0)[bound.rule])
            #expect(outcome.passed == passes, "\(units)")
            #expect(outcome.limit?.units == 100)
        }
    }

    @Test("what was counted before is part of the sum", arguments: bounds.filter { $0.counted != nil })
    func sums(bound: Bound) throws {
        for (before, passes) in [(59, true), (60, true), (61, false), (1000, false)] as [(Int64, Bool)] {
            let outcome = try #require(try decide(bound, 40, before: before)[bound.rule])
            #expect(outcome.passed == passes, "\(before)")
            #expect(outcome.left?.units == max(0, 100 - before))
        }
    }

    @Test("the minimum of each route is itself enough", arguments: PayoutRoute.allCases)
    func minimum(route: PayoutRoute) throws {
        let rule = try #require(PolicyRuleName(rawValue: route.rawValue + "_minimum"))
        for (units, passes) in [(9_999, false), (10_000, true), (10_001, true)] as [(Int64, Bool)] {
            let outcomes = try outcomes(try PayoutSamples.order(route, units), policy: .standard)
            #expect(outcomes[rule]?.passed == passes)
        }
    }

    @Test("a KYC level below the policy's does not pass")
    func level() throws {
        for (level, passes) in [(nil, false), (2, false), (3, true), (5, true)] as [(Int?, Bool)] {
            var order = try PayoutSamples.order(.kyc, 10_000)
            order.kycLevel = level
            var policy = PayoutPolicy.standard
            policy[.usdt].kyc.minimumKYCLevel = 3
            #expect(try outcomes(order, policy: policy)[.kycMinimumLevel]?.passed == passes)
        }
    }

    @Test("a new recipient waits to the second")
    func wait() throws {
        var policy = PayoutPolicy.standard
        policy.newRecipientWait = .seconds(3600)
        for (age, passes) in [(0, false), (3_599_999, false), (3_600_000, true)] as [(Int64, Bool)] {
            let recipient = PayoutSamples.recipient(
                addedAt: PayoutSamples.now.adding(.milliseconds(-age)))
            let outcomes = try outcomes(
                try PayoutSamples.order(.direct, 10_000), recipient: recipient, policy: policy)
            #expect(outcomes[.newRecipientWait]?.passed == passes, "\(age)")
        }
    }

    @Test("a contract is paid by the direct route only")
    func contracts() throws {
        for route in PayoutRoute.allCases {
            let order = try PayoutSamples.order(route, 10_000)
            let outcomes = try outcomes(order, isContract: true, policy: .standard)
            #expect(outcomes[.recipientIsContract]?.passed == (route == .direct ? nil : false))
            // What no node can say now is not refused now.
            let unknown = try self.outcomes(order, isContract: nil, policy: .standard)
            #expect(unknown[.recipientIsContract] == nil)
        }
    }

    @Test("a refusal names the first broken rule, in the order of the contract")
    func naming() throws {
        let order = try PayoutSamples.order(.v0, 20_000_000_000)
        let decision = PolicyEvaluator.decide(
            PolicyCase(
                order, by: "payroll", .init(isContract: true), policy: .standard, now: PayoutSamples.now))

        #expect(decision.refusal?.code == .policyViolation)
        #expect(decision.refusal?.rule == "v0_per_payout")
        #expect(decision.outcomes.filter { !$0.passed }.map(\.rule).contains(.allPerHour))
        #expect(decision.approvalsRequired == 1)
    }

    @Test("approvals are needed above the amount, not at it")
    func approvals() throws {
        let rule = PayoutPolicy.standard[.usdt].approval
        #expect(rule.approvals(for: try PayoutSamples.usdt(5_000_000_000)) == 0)
        #expect(rule.approvals(for: try PayoutSamples.usdt(5_000_000_001)) == 1)
    }

    @Test("a subject's limits are nobody else's")
    func otherSubject() throws {
        var policy = PayoutPolicy.unlimited
        policy[.usdt].subjects = ["payroll": PeriodLimits(perHour: 1, perDay: 1)]
        for subject in ["Payroll", "payroll ", "payrol", ""] {
            let order = try PayoutSamples.order(.v0, 10_000)
            let decision = PolicyEvaluator.decide(
                PolicyCase(order, by: subject, .init(), policy: policy, now: PayoutSamples.now))
            #expect(decision.refusal == nil, "\(subject)")
        }
    }

    @Test("sums that no counter can hold are refused where nothing else limits them")
    func overflow() throws {
        let order = try PayoutSamples.order(.v0, .max - 5)
        let key = CounterKey.moved(.usdt, .all, PayoutPeriod(.day, at: PayoutSamples.now))
        for (before, passes) in [(5, nil), (6, false)] as [(Int64, Bool?)] {
            let outcomes = try outcomes(order, policy: .unlimited, counted: [key: before])
            #expect(outcomes[.allPerDay]?.passed == passes)
        }
    }

    @Test("a day and an hour end at UTC's, and count anew")
    func turn() {
        let day = PayoutSamples.now.milliseconds - PayoutSamples.now.milliseconds % 86_400_000
        let movement = CountedMovement(
            .zero(.usdt), route: .v0, to: PayoutSamples.address(2), by: "payroll")
        let last = movement.counters(at: Timestamp(milliseconds: day + 86_399_999))
        let first = movement.counters(at: Timestamp(milliseconds: day + 86_400_000))

        #expect(Set(last).isDisjoint(with: first))
        #expect(Set(last.map(\.text)).count == 6)
        #expect(last.map(\.text).contains { $0.hasPrefix("payouts/USDT/all/hour/") && $0.hasSuffix("T23") })
    }

    // MARK: cases

    private func decide(_ bound: Bound, _ units: Int64, before: Int64) throws -> [PolicyRuleName: RuleOutcome]
    {
        var policy = PayoutPolicy.unlimited
        bound.configure(&policy[.usdt])
        var counted: [CounterKey: Int64] = [:]
        if let (scope, period) = bound.counted {
            counted[.moved(.usdt, scope, PayoutPeriod(period, at: PayoutSamples.now))] = before
        }
        let recipient = bound.recipient.map {
            PayoutSamples.recipient(perPayout: $0.perPayout, perDay: $0.perDay)
        }
        let movement = CountedMovement(
            try PayoutSamples.usdt(units), route: bound.route, to: PayoutSamples.address(2), by: "payroll")
        return Self.byRule(
            PolicyEvaluator.decide(
                PolicyCase(
                    movement, .init(recipient: recipient, isContract: false, counted: counted),
                    policy: policy, now: PayoutSamples.now)))
    }

    private static func byRule(_ decision: PolicyDecision) -> [PolicyRuleName: RuleOutcome] {
        Dictionary(uniqueKeysWithValues: decision.outcomes.map { ($0.rule, $0) })
    }

    private func outcomes(
        _ order: PayoutOrder, recipient: Recipient? = nil, isContract: Bool? = false, policy: PayoutPolicy,
        counted: [CounterKey: Int64] = [:]
    ) throws -> [PolicyRuleName: RuleOutcome] {
        Self.byRule(
            PolicyEvaluator.decide(
                PolicyCase(
                    order, by: "payroll",
                    .init(recipient: recipient, isContract: isContract, counted: counted), policy: policy,
                    now: PayoutSamples.now)))
    }
}
