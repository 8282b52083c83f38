import PaymentModel
import Payments
import Synchronization
import Tron

extension Judge {
    /// `person` is about to say yes to a payout.
    func willApprove(_ id: PayoutID, by person: String) { approvers[id, default: []].insert(person) }

    /// Somebody was told that a payout is rejected.
    func reject(_ id: PayoutID) { rejected.insert(id) }

    /// A caller was told that the policy does not allow this order.
    func refuse(_ order: Scenario.Order) {
        refused += 1
        if !scenario.isLimited { fail("policy", "order \(order.number) was refused, and nothing limits it") }
    }

    /// The operator's bound on what is burnt for energy is in the bytes.
    func judgeFeeLimit(of attempt: Attempt) {
        guard let transaction = try? SignedTransaction(decoding: attempt.signedBytes) else {
            return fail("I2", "\(attempt.txID) has bytes that are no transaction")
        }
        let (limit, most) = (transaction.raw.feeLimit, scenario.feeLimitMax)
        if limit > most { fail("fee limit", "\(attempt.txID) may burn \(limit), and \(most) is the most") }
    }

    /// Nothing is signed that not enough people have said yes to, or that one has said no to.
    func judgeApprovals(of id: PayoutID) {
        guard let payout = store.tables.withLock({ $0.payouts[id] }) else { return }
        let rule = scenario.policy[payout.amount.asset].approval
        let required = payout.amount.units > rule.above ? rule.required : 0
        let people = approvers[id, default: []].subtracting([payout.createdBy])
        if people.count < required || rejected.contains(id) {
            fail("approvals", "\(id) is signed with \(people.count) of \(required) approvals")
        }
    }

    /// What is accepted, and what is signed, keeps within the limits, whoever ordered it at the same moment.
    func judgeLimits() {
        let (payouts, records) = store.tables.withLock { tables in
            (Array(tables.payouts.values), tables.transactions)
        }
        var counted = LimitSums()
        for payout in payouts {
            let limits = scenario.policy[payout.amount.asset].v0
            if let most = limits.perPayout, payout.amount.units > most {
                fail("policy", "\(payout.id) is over the limit of one payout")
            }
            // Who cancelled one made room for another, even where its bytes were sent all the same.
            let isEnded = payout.history.contains { [.failed, .cancelled, .rejected].contains($0.status) }
            let attempts = payout.transactionID.flatMap { records[$0]?.attempts } ?? []
            if !isEnded { counted.add(payout, at: [payout.createdAt] + attempts.map(\.signedAt)) }
        }
        for record in records.values where record.payoutID == nil {
            guard let amount = record.intent.amount else { continue }
            let rule = scenario.policy[amount.asset].approval
            if rule.required > 0, amount.units > rule.above {
                fail("policy", "\(record.id) needs approvals as a payout, and is a transfer")
            }
            if ![.failed, .expired, .cancelled].contains(record.status) {
                counted.add(amount, at: [record.createdAt] + record.attempts.map(\.signedAt))
            }
        }
        for (span, units) in counted.units {
            let policy = scenario.policy[span.asset]
            let most =
                switch span.kind {
                case .recipientsDay: policy.v0.perRecipientPerDay
                case .payoutsDay: policy.v0.perDay
                case .day: policy.all.perDay
                case .hour: policy.all.perHour
                }
            if let most, units > most {
                fail("policy", "\(units) units of \(span.asset.symbol) are moved where \(most) are allowed")
            }
        }
    }
}

/// What was accepted or signed within each span of time that a limit is for.
private struct LimitSums {
    struct Span: Hashable {
        enum Kind: Hashable {
            case recipientsDay(Address)
            case payoutsDay, day, hour
        }
        let asset: Asset
        let kind: Kind
        /// Hours or days since 1970.
        let number: Int64
    }

    private enum Length {
        static let hour: Int64 = 3_600_000
        static let day: Int64 = 86_400_000
    }

    private(set) var units: [Span: Int64] = [:]

    mutating func add(_ payout: Payout, at times: [Timestamp]) {
        for day in Set(times.map { $0.milliseconds / Length.day }) {
            for kind in [Span.Kind.recipientsDay(payout.recipient), .payoutsDay] {
                units[Span(asset: payout.amount.asset, kind: kind, number: day), default: 0] +=
                    payout.amount.units
            }
        }
        add(payout.amount, at: times)
    }

    mutating func add(_ amount: AssetAmount, at times: [Timestamp]) {
        for (kind, length) in [(Span.Kind.day, Length.day), (.hour, Length.hour)] {
            for number in Set(times.map { $0.milliseconds / length }) {
                units[Span(asset: amount.asset, kind: kind, number: number), default: 0] += amount.units
            }
        }
    }
}
