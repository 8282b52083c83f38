import Logging
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Use cases and workers over a store in memory, on a clock that a test moves, with a wallet that can sign.
struct TestSystem {
    let store = MemoryStore()
    let clock = StandingClock()
    var configuration: PaymentConfiguration
    private let random = Samples.Stream()

    static let caller = Caller(subject: "payroll", requestID: "r", remoteAddress: nil)

    init() throws {
        let masterKey = try MasterKey(bytes: [UInt8](repeating: 3, count: MasterKey.byteCount))
        configuration = PaymentConfiguration(network: .devnet, masterKey: masterKey)
        configuration.blockTrust = .nodes
        configuration.assets = .usdt(Samples.usdtContract)
    }

    /// The system on `node`. Several of them share what is stored, unless `other` is in between.
    func on(_ node: any NodeGroup & ChainQueries, over other: (any Store)? = nil) -> PaymentSystem {
        PaymentSystem(
            configuration: configuration, store: other ?? store, node: node, clock: clock, random: random,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func commit(_ fill: (inout Change) throws -> Void) async throws {
        var change = Change()
        try fill(&change)
        try await store.commit(change)
    }

    /// `Samples.wallet`, with its key sealed for this system.
    func sealedWallet() throws -> Wallet {
        var wallet = Samples.wallet
        let vault = Vault(masterKey: configuration.masterKey, random: Samples.Source(seed: 5))
        wallet.sealedKey = try vault.seal(Samples.key(1), for: wallet.id, at: wallet.address)
        return wallet
    }

    /// A chain of `count` blocks, with `ids` in some of them; those from `fork` on are of another branch.
    static func chain(
        _ count: Int64, fork: Int64 = .max, with ids: [Int64: [TransactionID]] = [:]
    ) throws -> [NodeBlock] {
        var blocks: [NodeBlock] = []
        for number in 0..<count {
            let id = try BlockID(
                number: BlockNumber(number), headerHash: [UInt8](repeating: number < fork ? 7 : 8, count: 32))
            blocks.append(
                NodeBlock(
                    id: id, parentHash: blocks.last?.id.hex ?? "",
                    timestamp: ChainTime(milliseconds: Samples.now.milliseconds + number * 3000),
                    transactionIDs: ids[number] ?? []))
        }
        return blocks
    }

    /// A node on which `Samples.wallet` is rich, 40 blocks high and solidified to the 20th.
    static func richNode() throws -> StubNode {
        var node = StubNode(trx: 10_000_000_000)
        node.balance = 10_000_000_000
        node.chain = try chain(40)
        node.solidified = 20
        node.activated = [Samples.wallet.address]
        return node
    }
}
