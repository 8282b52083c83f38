import PaymentEngine
import Synchronization
import Testing
import Tron

@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Whatever a caller asks for while others change the same again and again: bounded attempts, and an answer that says "later".
@Suite("Use cases under contention")
struct ContentionTests {
    /// A store in which somebody else is always faster.
    private final class ContendedStore: ForwardingStore, @unchecked Sendable {
        private let conflicts: StoreError.Code
        private let attempts = Mutex(0)

        var count: Int { attempts.withLock(\.self) }

        init(_ inner: any Store, _ conflicts: StoreError.Code) {
            self.conflicts = conflicts
            super.init(inner)
        }

        override func commit(_ change: Change) async throws(StoreError) {
            attempts.withLock { $0 += 1 }
            throw StoreError(conflicts, "somebody was faster")
        }
    }

    /// What is asked for, over what was stored before, and what stands in its way.
    enum UseCase: CaseIterable {
        case payout, payoutWithinLimits, batch, approval, rejection, cancellation, retry
        case transfer, transferOfStaleFunds
        case walletUpdate, backup, restore, revocation

        fileprivate var conflict: StoreError.Code {
            switch self {
            case .payoutWithinLimits, .batch, .transfer: .counterExceeded
            case .transferOfStaleFunds: .staleCeiling
            default: .versionConflict
            }
        }
    }

    static let other = Caller(subject: "anna", requestID: "r", remoteAddress: nil)

    /// Stores what the use cases are about: a wallet with a key, payouts in three states, a recipient.
    static func system() async throws -> TestSystem {
        let system = try TestSystem()
        try await system.commit { change in
            change.wallets = [try system.sealedWallet()]
            var waiting = Samples.payout(21)
            waiting.status = .pendingApproval
            waiting.approvalsRequired = 1
            var failed = Samples.payout(22)
            failed.status = .failed
            failed.failure = Failure(code: .wouldRevert, detail: "no", retryable: true)
            change.payouts = [Samples.payout(20), waiting, failed]
            change.recipients = [
                Recipient(
                    id: Samples.identifier(30),
                    order: RecipientOrder(name: "r", address: Samples.address(31)),
                    createdBy: "payroll", createdAt: Samples.now)
            ]
        }
        return system
    }

    private static func ask(_ useCase: UseCase, _ services: PaymentServices) async throws {
        let caller = TestSystem.caller
        let order = PayoutOrder(route: .v0, recipient: Samples.recipient, amount: Samples.amount(1_000_000))
        switch useCase {
        case .payout, .payoutWithinLimits:
            _ = try await services.payouts.order(order, by: caller, idempotency: nil)
        case .batch: _ = try await services.payouts.order(batch: [order], by: caller, idempotency: nil)
        case .approval: _ = try await services.payouts.approve(Samples.identifier(21), reason: nil, by: other)
        case .rejection: _ = try await services.payouts.reject(Samples.identifier(21), reason: "", by: other)
        case .cancellation:
            _ = try await services.payouts.cancel(Samples.identifier(20), reason: nil, by: caller)
        case .retry:
            _ = try await services.payouts.retry(Samples.identifier(22), by: caller, idempotency: nil)
        case .transfer, .transferOfStaleFunds:
            _ = try await services.transfers.order(
                TransferOrder(
                    walletID: Samples.wallet.id, to: Samples.recipient, amount: Samples.amount(1_000_000)),
                by: caller, idempotency: nil)
        case .walletUpdate:
            var update = WalletUpdate()
            update.name = "other"
            _ = try await services.wallets.update(Samples.wallet.id, update, by: caller)
        case .backup:
            _ = try await services.wallets.backUp(Samples.wallet.id, password: "correct horse", by: caller)
        case .restore:
            _ = try await services.wallets.restore(
                Samples.identifier(40), from: try backup(), password: "correct horse", name: "r", by: caller)
        case .revocation:
            _ = try await services.recipients.revoke(Samples.identifier(30), by: caller)
        }
    }

    static func backup() throws -> Keystore {
        try Keystore(sealing: Samples.key(41), password: "correct horse", derivation: .light) {
            Samples.Source(seed: 9).bytes($0)
        }
    }

    @Test("are tried 24 times, and end in store_unavailable", arguments: UseCase.allCases)
    func contended(useCase: UseCase) async throws {
        let system = try await Self.system()
        let store = ContendedStore(system.store, useCase.conflict)
        let services = system.on(try TestSystem.richNode(), over: store).services

        let error = await #expect(throws: PaymentError.self) { try await Self.ask(useCase, services) }

        #expect(error?.code == .storeUnavailable, "\(error?.reason ?? "")")
        #expect(store.count == 24)
    }
}
