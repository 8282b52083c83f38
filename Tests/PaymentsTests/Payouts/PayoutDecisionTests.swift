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
}
