import PaymentEngine
import Synchronization
import Testing
import Tron

@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension ContentionTests {
    /// Does something of its own before the first change of the process that it stands in the way of.
    private final class RivalStore: ForwardingStore, @unchecked Sendable {
        private let first: Mutex<(@Sendable () async throws -> Void)?>

        init(_ inner: any Store, _ first: @escaping @Sendable () async throws -> Void) {
            self.first = Mutex(first)
            super.init(inner)
        }

        override func commit(_ change: Change) async throws(StoreError) {
            let rival = first.withLock { first in
                defer { first = nil }
                return first
            }
            do {
                try await rival?()
            } catch {
                throw StoreError(.corrupt, "the rival failed: \(error)")
            }
            try await inner.commit(change)
        }
    }

    @Test("two who restore the same backup at once have the same wallet, one of them as its maker")
    func restoredTwice() async throws {
        let system = try await Self.system()
        let (node, keystore) = (try TestSystem.richNode(), try Self.backup())
        let id: WalletID = Samples.identifier(40)
        @Sendable func restore(over store: any Store) async throws -> (wallet: Wallet, isNew: Bool) {
            try await system.on(node, over: store).services.wallets.restore(
                id, from: keystore, password: "correct horse", name: "r", by: TestSystem.caller)
        }
        let store = RivalStore(system.store) { _ = try await restore(over: system.store) }

        let second = try await restore(over: store)

        #expect(second.wallet.id == id && !second.isNew)
        #expect(try await system.store.wallet(id) == second.wallet)
    }

    @Test("two who trust the same address at once: the second is told who has it")
    func addressTaken() async throws {
        let system = try await Self.system()
        let node = try TestSystem.richNode()
        let order = RecipientOrder(name: "r", address: Samples.address(50))
        let rival = system.on(node).services.recipients
        let store = RivalStore(system.store) { _ = try await rival.add(order, by: Self.other) }

        let error = await #expect(throws: PaymentError.self) {
            _ = try await system.on(node, over: store).services.recipients.add(order, by: TestSystem.caller)
        }

        #expect(error?.code == .recipientExists)
        #expect(error?.recipientID == (try await system.store.trustedRecipient(at: order.address))?.id)
    }
}
