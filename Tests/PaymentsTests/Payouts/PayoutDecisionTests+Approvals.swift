import Simulation
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

extension PayoutDecisionTests {
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
