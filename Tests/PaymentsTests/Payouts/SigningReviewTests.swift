import Crypto
import Foundation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// What was accepted is judged again when it is signed: nothing is paid that would not be accepted any more.
@Suite("Judged again when signed")
struct SigningReviewTests {
    private static let day = Duration.seconds(86_400)
    private let system: TestSystem

    init() throws {
        var system = try TestSystem()
        system.configuration.policy = .unlimited
        self.system = system
    }

    private func limited(_ configure: (inout AssetPolicy) -> Void) -> TestSystem {
        var system = system
        configure(&system.configuration.policy[.usdt])
        return system
    }

    /// The system on a node on which its wallet is rich, with the chain read once.
    private func start(_ system: TestSystem, over store: (any Store)? = nil) async throws -> PaymentSystem {
        let running = system.on(try TestSystem.richNode(), over: store)
        try await system.commit { $0.wallets = [try system.sealedWallet()] }
        _ = try await running.engine.follower.step()
        return running
    }

    private func order(
        _ running: PaymentSystem, _ units: Int64, at time: Timestamp? = nil
    ) async throws -> Payout {
        var order = PayoutOrder(route: .v0, recipient: Samples.recipient, amount: Samples.amount(units))
        order.scheduledAt = time
        return try await running.services.payouts.order(order, by: TestSystem.caller, idempotency: nil)
    }

    /// Steps of the dispatcher, with the pauses in between that what waits is given.
    private func dispatch(_ running: PaymentSystem, steps: Int = 3) async throws {
        for _ in 0..<steps {
            _ = try await running.engine.dispatcher.step()
            system.clock.move(by: .seconds(61))
        }
    }

    private func payouts(_ ids: [PayoutID]) async throws -> [Payout] {
        var payouts: [Payout] = []
        for id in ids { payouts.append(try #require(try await system.store.payout(id))) }
        return payouts
    }

    @Test(
        "payouts of several days that are due at one instant share the limit of the day on which they are paid",
        arguments: [PolicyRuleName.v0PerDay, .allPerDay, .v0PerRecipientPerDay, .subjectPerDay])
    func dayOfExecution(rule: PolicyRuleName) async throws {
        let system = limited { policy in
            switch rule {
            case .v0PerDay: policy.v0.perDay = 10_000_000
            case .allPerDay: policy.all.perDay = 10_000_000
            case .v0PerRecipientPerDay: policy.v0.perRecipientPerDay = 10_000_000
            default: policy.subjects["payroll"] = PeriodLimits(perDay: 10_000_000)
            }
        }
        let running = try await start(system)
        let due = system.clock.now().adding(Self.day * 3)
        var ids: [PayoutID] = []
        for _ in 0..<3 {
            ids.append(try await order(running, 10_000_000, at: due).id)
            system.clock.move(by: Self.day)
        }

        var paid: [Int] = []
        for _ in 0..<3 {
            try await dispatch(running)
            let payouts = try await payouts(ids)
            paid.append(payouts.count { $0.status == .processing })
            for payout in payouts where payout.status == .pending {
                #expect(payout.holdReason == .limitReached)
            }
            system.clock.move(by: Self.day)
        }

        #expect(paid == [1, 2, 3])
    }

    @Test("what is signed in the hour in which it was accepted counts once")
    func countedOnce() async throws {
        let system = limited { $0.all = PeriodLimits(perHour: 10_000_000, perDay: 10_000_000) }
        let running = try await start(system)
        let ids = [try await order(running, 4_000_000).id, try await order(running, 6_000_000).id]

        _ = try await running.engine.dispatcher.step()

        let payouts = try await payouts(ids)
        #expect(payouts.allSatisfy { $0.status == .processing && $0.countedAgainAt == nil })
        for key in payouts[0].movement.counters(at: Samples.now) {
            guard case .moved(_, .all, _) = key else { continue }
            #expect(try await system.store.counter(key) == 10_000_000)
        }
    }

    @Test("what ends without paying is taken out of the day on which it was signed as well")
    func returned() async throws {
        let system = limited { $0.all.perDay = 10_000_000 }
        let running = try await start(system)
        let due = system.clock.now().adding(Self.day)
        let id = try await order(running, 10_000_000, at: due).id
        system.clock.move(by: Self.day)
        _ = try await running.engine.dispatcher.step()
        var payout = try #require(try await system.store.payout(id))
        let keys = payout.movement.counts(at: payout.countedTimes).map(\.key)

        payout.status = .failed
        var journal = running.services.payouts.books.journal(for: TestSystem.caller)
        journal.put(payout, action: nil, event: nil)
        try await running.services.payouts.books.commit(journal)

        #expect(keys.count == 12)
        for key in keys { #expect(try await system.store.counter(key) == 0, "\(key.text)") }
    }

    @Test("a recipient who was removed is not paid")
    func revoked() async throws {
        let running = try await start(system)
        let recipient = try await running.services.recipients.add(
            RecipientOrder(name: "supplier", address: Samples.recipient), by: TestSystem.caller)
        var order = PayoutOrder(trusted: recipient.id, amount: Samples.amount(1))
        order.scheduledAt = system.clock.now().adding(.seconds(60))
        let id = try await running.services.payouts.order(order, by: TestSystem.caller, idempotency: nil).id
        _ = try await running.services.recipients.revoke(recipient.id, by: TestSystem.caller)

        system.clock.move(by: .seconds(60))
        try await dispatch(running)

        let payout = try await payouts([id])[0]
        #expect(payout.status == .pending && payout.holdReason == .recipientNotTrusted)
        #expect(payout.transactionID == nil)
    }

    @Test("a recipient who is removed while the round signs is not paid")
    func revokedMeanwhile() async throws {
        let store = InterruptingStore(system.store)
        let running = try await start(system, over: store)
        let recipient = try await running.services.recipients.add(
            RecipientOrder(name: "supplier", address: Samples.recipient), by: TestSystem.caller)
        let id = try await running.services.payouts.order(
            PayoutOrder(trusted: recipient.id, amount: Samples.amount(1)), by: TestSystem.caller,
            idempotency: nil
        ).id
        store.beforeSigning = { [system] in
            var revoked = try #require(try await system.store.recipient(recipient.id))
            revoked.status = .revoked
            try await system.commit { $0.recipients = [revoked] }
        }

        try await dispatch(running)

        let payout = try await payouts([id])[0]
        #expect(payout.status == .pending && payout.holdReason == .recipientNotTrusted)
    }

    @Test("nothing is signed from a wallet that is frozen while the round signs")
    func frozenMeanwhile() async throws {
        let store = InterruptingStore(system.store)
        let running = try await start(system, over: store)
        let id = try await order(running, 1).id
        store.beforeSigning = { [system] in
            var frozen = try #require(try await system.store.wallet(Samples.wallet.id))
            frozen.status = .frozen
            try await system.commit { $0.wallets = [frozen] }
        }

        try await dispatch(running)

        let payout = try await payouts([id])[0]
        #expect(payout.status == .pending && payout.holdReason == .walletUnusable)
        #expect(payout.transactionID == nil)
    }

    /// A payout by the kyc route that was accepted with an attestation of one minute.
    private func attested(_ status: PayoutStatus) throws -> Payout {
        var order = PayoutOrder(route: .kyc, recipient: Samples.recipient, amount: Samples.amount(1))
        order.kycLevel = 3
        order.attestationTerms = AttestationTerms(
            issuer: "kyc.example", id: "one", expiresAt: Samples.now.adding(.seconds(60)), usesMax: nil,
            totalMax: nil)
        var payout = Payout(
            id: Samples.identifier(7), order: order, wallet: Samples.wallet, status: status,
            approvalsRequired: 0, createdBy: "payroll", createdAt: Samples.now)
        payout.count(at: Samples.now)
        return payout
    }

    @Test(
        "a payout whose attestation has expired is neither paid nor queued again",
        arguments: [(89_999, false), (90_000, true)] as [(Int64, Bool)])
    func expired(milliseconds: Int64, isExpired: Bool) async throws {
        let running = try await start(system)
        let pending = try attested(.pending)
        try await system.commit { $0.payouts = [pending] }
        system.clock.move(
            by: .milliseconds(milliseconds - system.clock.now().since(Samples.now).wholeMilliseconds))

        _ = try await running.engine.dispatcher.step()
        let signed = try await payouts([pending.id])[0]
        var failed = signed
        (failed.status, failed.holdReason) = (.failed, nil)
        failed.failure = Failure(code: .expired, detail: "gone", retryable: true)
        try await system.commit { $0.payouts = [failed] }
        let retried = await #expect(throws: PaymentError.self) {
            _ = try await running.services.payouts.retry(
                pending.id, by: TestSystem.caller, idempotency: nil)
            throw PaymentError(.internalError, "it was queued again")
        }

        #expect(signed.status == (isExpired ? .pending : .processing))
        #expect(signed.holdReason == (isExpired ? .attestationExpired : nil))
        #expect(retried?.code == (isExpired ? .kycAttestationInvalid : .internalError))
    }

    @Test("a payout whose level the policy no longer accepts is not paid")
    func level() async throws {
        let system = limited { $0.kyc.minimumKYCLevel = 4 }
        let running = try await start(system)
        let pending = try attested(.pending)
        try await system.commit { $0.payouts = [pending] }

        _ = try await running.engine.dispatcher.step()

        #expect(try await payouts([pending.id])[0].holdReason == .attestationExpired)
    }

    @Test(
        "a transfer that ends without taking effect leaves the sums; one that may still take effect does not")
    func transferReturned() throws {
        for status in [TransactionStatus.confirmed, .failed, .expired, .cancelled, .signed, .included] {
            var transfer = try Samples.record(status)
            transfer.countedAt = Samples.now
            let isReturned = [.failed, .expired, .cancelled].contains(status)
            #expect(transfer.returnCount().count == (isReturned ? 6 : 0), "\(status)")
            #expect(transfer.returnCount().isEmpty)
        }
        var shown = try Samples.record(.awaitingSignature)
        (shown.status, shown.countedAt) = (.cancelled, Samples.now)
        #expect(shown.returnCount().isEmpty)
    }

    @Test("what waits says the first reason in the order of the contract, though no node answers")
    func order() async throws {
        let running = try await start(system)
        let recipient = try await running.services.recipients.add(
            RecipientOrder(name: "supplier", address: Samples.recipient), by: TestSystem.caller)
        let id = try await running.services.payouts.order(
            PayoutOrder(trusted: recipient.id, amount: Samples.amount(1)), by: TestSystem.caller,
            idempotency: nil
        ).id
        _ = try await running.services.recipients.revoke(recipient.id, by: TestSystem.caller)
        var silent = try TestSystem.richNode()
        silent.failure = NodeError(.timedOut, "nobody answers")

        try await dispatch(system.on(silent), steps: 1)

        #expect(try await payouts([id])[0].holdReason == .recipientNotTrusted)
    }

    @Test("a transfer that waited until the next day counts there, and waits where its limit is reached")
    func transfers() async throws {
        let system = limited { $0.all.perDay = 10_000_000 }
        let running = try await start(system)
        var transfer = try Samples.record(.queued)
        transfer.countedAt = system.clock.now()
        let counted = try #require(transfer.movement).counts(at: [system.clock.now()])
        try await system.commit {
            $0.transactions = [transfer]
            let reserved = transfer.reservation.counters(of: transfer.walletID)
            $0.counters = (counted + reserved).map { CounterChange(key: $0.key, delta: $0.units) }
        }
        system.clock.move(by: Self.day)
        let rival = try await order(running, 6_000_000)

        try await dispatch(running, steps: 1)
        let waiting = try #require(try await system.store.transaction(transfer.id))
        _ = try await running.services.payouts.payout(rival.id)
        system.clock.move(by: Self.day)
        try await dispatch(running, steps: 1)
        let signed = try #require(try await system.store.transaction(transfer.id))

        #expect(waiting.status == .queued)
        #expect(signed.status == .signed && signed.countedAgainAt?.count == 1)
    }
}

/// A store to which something happens before the first commit that signs.
private final class InterruptingStore: ForwardingStore, @unchecked Sendable {
    /// SAFETY: set before anything runs, and touched by one commit at a time afterwards.
    var beforeSigning: (() async throws -> Void)?

    override func commit(_ change: Change) async throws(StoreError) {
        if let interrupt = beforeSigning, change.transactions.contains(where: { $0.status == .signed }) {
            beforeSigning = nil
            do { try await interrupt() } catch { throw StoreError(.unavailable, "\(error)") }
        }
        try await super.commit(change)
    }
}
