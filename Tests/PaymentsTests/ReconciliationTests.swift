import Logging
import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

@Suite("Books against the chain")
struct ReconciliationTests {
    let books = Books(store: MemoryStore(), clock: StandingClock(), random: Samples.Stream())
    let caller = Caller(subject: "auditor", requestID: "req_1", remoteAddress: nil)

    func service(_ node: StubNode) -> ReconciliationService {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let follower = BlockFollower(
            books: books, book: TransactionBook(books: books), node: node, logger: logger)
        return ReconciliationService(
            books: books, node: node,
            chain: ChainReading(readBlocks: { _ = try await follower.step() }, readTransfers: {}),
            assets: .usdt(Samples.usdtContract), logger: logger)
    }

    /// A node whose solidified block is `block`, where the wallet has these balances.
    func node(at block: Int64, usdt: UInt64, trx: Int64) throws -> StubNode {
        var node = StubNode(balance: usdt)
        node.chain = try (0...block).map { try Samples.block($0) }
        node.solidified = Int(block)
        node.activated = [Samples.wallet.address]
        node.trx = trx
        return node
    }

    func commit(_ fill: (inout Change) throws -> Void) async throws {
        var change = Change()
        try fill(&change)
        try await books.store.commit(change)
    }

    func follow(to block: Int64, version: Int) async throws {
        try await commit {
            $0.follower = FollowerPosition(
                version: version, solidified: try Samples.inclusion(block), unsolidified: [])
        }
    }

    func movement(
        _ asset: Asset, _ units: Int64, block: BlockNumber, _ kind: Movement.Kind
    ) -> Movement {
        Movement(
            walletID: Samples.wallet.id, asset: asset, block: block, units: units, kind: kind,
            transactionID: Samples.identifier(UInt64(block.value) * 10 + (kind == .fee ? 1 : 0)))
    }

    @Test("the books open with what is there, which is no difference; what comes or goes later is one, once")
    func deposit() async throws {
        try await commit { $0.wallets = [Samples.wallet] }
        try await follow(to: 10, version: 0)
        let first = try await service(node(at: 10, usdt: 100, trx: 50)).run(by: caller)
        try await commit {
            $0.movements = [
                movement(.usdt, -30, block: 12, .payment), movement(.trx, -7, block: 12, .fee),
                movement(.usdt, -5, block: 21, .payment),
            ]
        }
        try await follow(to: 20, version: 1)
        let second = try await service(node(at: 20, usdt: 70, trx: 40)).run(by: caller)

        #expect(first.map(\.opening) == [100, 50])
        #expect(first.map(\.difference) == [0, 0])
        #expect(second.map(\.opening) == [nil, nil])
        #expect(second.map(\.books) == [70, 43])
        #expect(second.map(\.difference) == [0, -3], "three sun went without us")
    }

    @Test("a difference is audited and told in the commit that keeps it; none is not")
    func told() async throws {
        try await commit { $0.wallets = [Samples.wallet] }
        try await follow(to: 10, version: 0)
        _ = try await service(node(at: 10, usdt: 100, trx: 0)).run(by: caller)
        try await follow(to: 11, version: 1)
        _ = try await service(node(at: 11, usdt: 130, trx: 0)).run(by: caller)

        let events = try await books.store.events(after: 0, limit: 10)
        let audit = try await books.store.auditEvents(after: 0, limit: 10)
        #expect(events.map(\.event.type) == ["reconciliation.opening", "reconciliation.difference"])
        #expect(events.first?.event.record.resourceID == Samples.wallet.id.text)
        #expect(audit.map(\.entry.action) == ["reconciliation.opening", "reconciliation.difference"])
        #expect(audit.map { $0.entry.details["opening"] } == ["0.000100", nil])
        #expect(audit.first?.entry.actor == "auditor")
        #expect(try await service(StubNode()).reconciliations(before: nil, limit: 10).count == 4)
    }

    @Test("a block is compared once, and a page begins where the last ended")
    func once() async throws {
        try await commit { $0.wallets = [Samples.wallet] }
        try await follow(to: 10, version: 0)
        let service = try service(node(at: 10, usdt: 1, trx: 1))

        #expect(try await service.run(by: caller).count == 2)
        #expect(try await service.run(by: caller).isEmpty)
        let newest = try await service.reconciliations(before: nil, limit: 1)
        let rest = try await service.reconciliations(before: newest.first?.position, limit: 10)
        #expect(newest.count == 1 && rest.count == 1)
    }

    @Test("what a settled record moved is its amount where it was paid, and its fee always")
    func movements() throws {
        var record = try Samples.record(.broadcast)
        let id = try Samples.attempt(1).txID
        #expect(record.movements.isEmpty)
        var failed = record
        _ = record.handle(.settled(Samples.receipt(of: id, .success)), at: Samples.later)
        _ = failed.handle(.settled(Samples.receipt(of: id, .revert)), at: Samples.later)

        #expect(record.movements.map(\.units) == [-5_000_000, -6_773_500])
        #expect(record.movements.map(\.asset) == [.usdt, .trx])
        #expect(failed.movements.map(\.kind) == [.fee])
    }
}
