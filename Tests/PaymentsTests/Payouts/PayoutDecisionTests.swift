import Simulation
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("What people may decide about a payout")
struct PayoutDecisionTests {
    enum Action: CaseIterable {
        case approve, reject, cancel
    }
    /// Who acts, seen from the payout.
    enum Person: String, CaseIterable {
        case creator, somebody, decided
    }

    private static let cases = PayoutStatus.allCases.flatMap { status in
        Person.allCases.flatMap { person in Action.allCases.map { (status, person, $0) } }
    }

    /// The whole table, written down beside the code that it is compared with.
    private static func expected(
        _ status: PayoutStatus, _ person: Person, _ action: Action
    ) -> (status: PayoutStatus, refusal: PaymentError.Code?) {
        switch action {
        case .cancel:
            switch status {
            case .pendingApproval, .pending, .cancelled: (.cancelled, nil)
            case .processing, .completed, .failed, .rejected: (status, .notCancellable)
            }
        case .approve, .reject:
            switch (person, status) {
            case (.creator, _): (status, .selfApproval)
            case (.somebody, .pendingApproval): (action == .approve ? .pendingApproval : .rejected, nil)
            case (.decided, _), (.somebody, _): (status, .invalidState)
            }
        }
    }

    @Test("every action in every state by everybody does what the table says")
    func table() throws {
        #expect(Self.cases.count == 63)
        for (status, person, action) in Self.cases {
            var payout = try PayoutSamples.payout(status, approvals: 3)
            payout.approvals = [
                Approval(
                    by: "decided", decision: .approved, reason: nil, at: PayoutSamples.now,
                    terms: payout.termsDigest)
            ]
            let (expected, refusal) = Self.expected(status, person, action)

            var found: PaymentError.Code?
            do {
                switch action {
                case .approve:
                    try payout.approve(by: person.rawValue, reason: nil, at: PayoutSamples.now)
                case .reject:
                    try payout.reject(by: person.rawValue, reason: "no", at: PayoutSamples.now)
                case .cancel: _ = try payout.cancel(reason: nil, at: PayoutSamples.now)
                }
            } catch {
                found = error.code
            }

            #expect(payout.status == expected, "\(status) \(person) \(action)")
            #expect(found == refusal, "\(status) \(person) \(action)")
        }
    }

    @Test("the last approval that is needed lets it go on, and each person counts once")
    func quorum() throws {
        var payout = try PayoutSamples.payout(.pendingApproval, approvals: 2)

        try payout.approve(by: "anna", reason: "fine", at: PayoutSamples.now)
        #expect(payout.status == .pendingApproval && !payout.isApproved)
        #expect(throws: PaymentError.self) {
            try payout.approve(by: "anna", reason: nil, at: PayoutSamples.now)
        }
        try payout.approve(by: "bert", reason: nil, at: PayoutSamples.now)

        #expect(payout.status == .pending && payout.isApproved)
        #expect(payout.approvals.map(\.by) == ["anna", "bert"])
    }

    @Test("an approval is of what the payout said: changed afterwards, it is none")
    func bound() throws {
        var payout = try PayoutSamples.payout(.pendingApproval, approvals: 1)
        try payout.approve(by: "anna", reason: nil, at: PayoutSamples.now)
        let other = Payout(
            id: payout.id, order: try PayoutSamples.order(.v0, 9_000_000), wallet: PayoutSamples.wallet,
            status: .pending, approvalsRequired: 1, createdBy: "creator", createdAt: PayoutSamples.now)

        #expect(payout.isApproved)
        var forged = other
        forged.approvals = payout.approvals
        #expect(!forged.isApproved, "another amount")
        var own = payout
        own.approvals = [
            Approval(
                by: "creator", decision: .approved, reason: nil, at: PayoutSamples.now,
                terms: payout.termsDigest)
        ]
        #expect(!own.isApproved, "the creator's own")
    }

    @Test("what is on its way to the chain can't be cancelled, even while it is pending")
    func signed() throws {
        var payout = try PayoutSamples.payout(.pending)
        payout.transactionID = PayoutSamples.identifier(7)

        let error = #expect(throws: PaymentError.self) {
            try payout.cancel(reason: nil, at: PayoutSamples.now)
        }
        #expect(error?.code == .notCancellable && payout.status == .pending)
    }

    @Test("only a failure that says so can be tried again", arguments: PayoutStatus.allCases)
    func retryable(status: PayoutStatus) throws {
        var payout = try PayoutSamples.payout(status)
        payout.failure = Failure(code: .expired, detail: "gone", retryable: true)
        #expect(payout.isRetryable == (status == .failed))
        payout.failure = Failure(code: .reverted, detail: "no", retryable: false)
        #expect(!payout.isRetryable)
    }

    @Test("what ends without paying leaves the counters that it was counted in, once")
    func returned() throws {
        for status in PayoutStatus.allCases {
            var payout = try PayoutSamples.payout(status)
            payout.count(at: PayoutSamples.now.adding(.seconds(-86_400)))
            let changes = payout.returnCount()

            let isReturned = [.failed, .cancelled, .rejected].contains(status)
            #expect(changes.count == (isReturned ? 6 : 0), "\(status)")
            #expect(changes.allSatisfy { $0.delta == -5_000_000 })
            #expect(payout.returnCount().isEmpty)
            if isReturned {
                // Yesterday's, not today's.
                let today = payout.movement.counters(at: PayoutSamples.now)
                #expect(Set(changes.map(\.key)).isDisjoint(with: today))
            }
        }
    }
}
