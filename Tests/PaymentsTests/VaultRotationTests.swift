import StrictJSON
import Synchronization
import Testing
import Tron

@testable import PaymentModel
@testable import Payments
@testable import Simulation

@Suite("Rotation of the master key")
struct VaultRotationTests {
    /// Refuses the commits behind the first `allowed`, as a process that ended does not make them.
    ///
    /// SAFETY: what it counts is behind a mutex.
    private final class DyingStore: ForwardingStore, @unchecked Sendable {
        private let allowed: Mutex<Int>

        init(_ inner: any Store, commits: Int) {
            allowed = Mutex(commits)
            super.init(inner)
        }

        override func commit(_ change: Change) async throws(StoreError) {
            let isAllowed = allowed.withLock { allowed in
                allowed -= 1
                return allowed >= 0
            }
            guard isAllowed else { throw StoreError(.unavailable, "the process is gone") }
            try await inner.commit(change)
        }
    }

    private static let walletCount = 5
    let store = MemoryStore()
    let (old, new): (MasterKey, MasterKey)
    let random = Samples.Stream()

    init() throws {
        old = try MasterKey(bytes: Array(0..<32))
        new = try MasterKey(bytes: Array(100..<132))
    }

    func rotation(over store: any Store) -> VaultRotation {
        VaultRotation(from: old, to: new, store: store, clock: StandingClock(), random: random)
    }

    let operatorCaller = Caller(subject: "command-line", requestID: "r", remoteAddress: nil)

    func put(_ wallet: Wallet) async throws {
        var change = Change()
        change.wallets = [wallet]
        try await store.commit(change)
    }

    /// Local wallets under the old key, and one that is only watched.
    func fill() async throws {
        let vault = Vault(masterKey: old, random: random)
        for seed in 1...UInt64(Self.walletCount) {
            let key = Samples.key(seed)
            var wallet = Wallet(
                id: Samples.identifier(seed), name: "w\(seed)", kind: .local, address: key.address,
                network: .devnet, createdAt: Samples.now)
            wallet.sealedKey = try vault.seal(key, for: wallet.id, at: wallet.address)
            try await put(wallet)
        }
        try await put(
            Wallet(
                id: Samples.identifier(99), name: "seen", kind: .watch, address: Samples.address(99),
                network: .devnet, createdAt: Samples.now))
    }

    private func expectAll(under key: MasterKey) async throws {
        let vault = Vault(masterKey: key, random: random)
        for wallet in try await store.wallets(after: nil, limit: 100) {
            guard let sealedKey = wallet.sealedKey else { continue }
            let opened = try vault.open(sealedKey, of: wallet.id, at: wallet.address)
            #expect(opened.address == wallet.address)
        }
        #expect(try await key.foreignWallet(in: store) == nil)
    }

    func actions() async throws -> [String] {
        try await store.auditEvents(after: 0, limit: 1000).map(\.entry.action)
    }

    @Test("every key opens with the new one and no more with the old one; what they seal is as it was")
    func whole() async throws {
        try await fill()
        let before = try await store.wallets(after: nil, limit: 100)

        let outcome = try await rotation(over: store).run(by: operatorCaller)
        let again = try await rotation(over: store).run(by: operatorCaller)

        #expect(outcome == .init(rotated: Self.walletCount, before: 0, left: []))
        #expect(again == .init(rotated: 0, before: Self.walletCount, left: []))
        try await expectAll(under: new)
        let after = try await store.wallets(after: nil, limit: 100)
        #expect(after.map(\.sealedKey?.ciphertext) == before.map(\.sealedKey?.ciphertext))
        #expect(after.map(\.updatedAt) == before.map(\.updatedAt))
        #expect(try await store.events(after: 0, limit: 10).isEmpty)
        let rewraps = [String](repeating: "vault.rewrap", count: Self.walletCount)
        #expect(try await actions() == rewraps + ["vault.rotate", "vault.rotate"])
        let foreign = try await old.foreignWallet(in: store)
        #expect(foreign != nil)
    }

    @Test("interrupted at any commit it goes on where it ended, and each key is wrapped anew once")
    func interrupted() async throws {
        for commits in 0...Self.walletCount {
            let test = try Self()
            try await test.fill()

            await #expect(throws: StoreError.self) {
                try await test.rotation(over: DyingStore(test.store, commits: commits)).run(
                    by: test.operatorCaller)
            }
            // Until it is done, no key is good for all of them, or the new one is.
            let isDone = commits == Self.walletCount
            #expect(try await (test.new.foreignWallet(in: test.store) == nil) == isDone)
            #expect(try await (test.old.foreignWallet(in: test.store) == nil) == (commits == 0))
            let outcome = try await test.rotation(over: test.store).run(by: test.operatorCaller)

            #expect(outcome.rotated == Self.walletCount - commits && outcome.before == commits)
            try await test.expectAll(under: test.new)
            let rewraps = [String](repeating: "vault.rewrap", count: Self.walletCount)
            #expect(try await test.actions() == rewraps + ["vault.rotate"])
        }
    }
}
