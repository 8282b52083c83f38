import Logging
import Testing
import Tron

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Wallets that share the engine, over a store in memory and a node that answers at once.
@Suite("Wallets take turns")
struct FairnessTests {
    let store = MemoryStore()
    let masterKey: MasterKey

    private enum Sizes {
        static let crowd: UInt64 = 5000
        /// Steps of the dispatcher within which everybody has had a turn.
        static let rounds = 2
    }

    init() throws {
        masterKey = try MasterKey(bytes: [UInt8](repeating: 3, count: MasterKey.byteCount))
    }

    /// A store that hands out its queue by priority and age alone, whosever the payouts are.
    private final class UnsharedStore: ForwardingStore, @unchecked Sendable {
        override func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout]
        {
            let all = QueueTurn(after: nil, wallets: .max, perWallet: .max)
            let due = try await super.payoutsToFund(at: time, turn: all)
            return Array(
                due.sorted { ($1.priority, $0.nextActionAt, $0.id) < ($0.priority, $1.nextActionAt, $1.id) }
                    .prefix(turn.perWallet))
        }
    }

    func wallet(_ seed: UInt64) throws -> Wallet {
        var wallet = Wallet(
            id: Samples.identifier(seed), name: "payroll", kind: .local, address: Samples.address(seed),
            network: .devnet, createdAt: Samples.now)
        let vault = Vault(masterKey: masterKey, random: Samples.Source(seed: 5))
        wallet.sealedKey = try vault.seal(Samples.key(seed), for: wallet.id, at: wallet.address)
        return wallet
    }

    func payout(_ seed: UInt64, from wallet: Wallet, priority: Int) -> Payout {
        var order = PayoutOrder(route: .v0, recipient: Samples.recipient, amount: Samples.amount(1_000_000))
        order.priority = priority
        return Payout(
            id: Samples.identifier(seed), order: order, wallet: wallet, status: .pending,
            approvalsRequired: 0, createdBy: "payroll", createdAt: Samples.now)
    }

    /// Steps of the dispatcher over `store` until the one payout of a second wallet is signed, with thousands of the
    /// first's due that were ordered before and have a higher priority; nil where that takes more than a few.
    private func stepsUntilServed(by store: any Store) async throws -> Int? {
        let (crowd, single) = (try wallet(60), try wallet(61))
        let awaited = payout(99_999, from: single, priority: 1)
        var change = Change()
        change.wallets = [crowd, single]
        change.payouts = (0..<Sizes.crowd).map { payout(100_000 + $0, from: crowd, priority: 10) } + [awaited]
        try await self.store.commit(change)
        var node = StubNode(trx: 10_000_000_000_000)
        node.balance = 10_000_000_000_000
        node.chain = try (0...30).map { try Samples.block($0) }
        node.solidified = 10
        node.activated = [crowd.address, single.address]
        var configuration = PaymentConfiguration(network: .devnet, masterKey: masterKey)
        configuration.blockTrust = .nodes
        configuration.assets = .usdt(Samples.usdtContract)
        let engine = PaymentSystem(
            configuration: configuration, store: store, node: node, clock: StandingClock(),
            random: Samples.Stream(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).engine
        _ = try await engine.follower.step()
        for step in 1...Sizes.rounds {
            #expect(try await engine.dispatcher.step())
            if try await self.store.payout(awaited.id)?.status == .processing { return step }
        }
        return nil
    }

    @Test("one payout of a wallet is signed at once, though another wallet has thousands due")
    func served() async throws {
        #expect(try await stepsUntilServed(by: store) == 1)
    }

    @Test("where wallets do not take turns, this is noticed")
    func mutation() async throws {
        #expect(try await stepsUntilServed(by: UnsharedStore(store)) == nil)
    }
}
