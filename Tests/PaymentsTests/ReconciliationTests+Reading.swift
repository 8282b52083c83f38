import Logging
import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

extension ReconciliationTests {
    @Test("books that open after the first payments leave these out of what was there before")
    func openedLate() async throws {
        try await commit {
            $0.wallets = [Samples.wallet]
            $0.movements = [movement(.usdt, -30, block: 8, .payment)]
        }
        try await follow(to: 10, version: 0)
        let service = try service(node(at: 10, usdt: 70, trx: 5))

        #expect(try await service.openBooks(behind: nil) == Samples.wallet.id)
        let opened = try await service.reconciliations(before: nil, limit: 10).map(\.reconciliation)
        #expect(opened.map(\.opening) == [5, 100])
        #expect(opened.map(\.books) == [5, 70])
        #expect(try await service.openBooks(behind: nil) == Samples.wallet.id)
        #expect(try await service.reconciliations(before: nil, limit: 10).count == 2, "once")
        #expect(try await service.standings(by: caller).map(\.chain) == [70, 5])
    }

    @Test("where nobody reads the chain it is read here, so that an operator can compare without the service")
    func nobodyFollows() async throws {
        try await commit { $0.wallets = [Samples.wallet] }
        var node = try node(at: 12, usdt: 1, trx: 1)
        for number in 1...12 {
            let block = node.chain[number]
            node.chain[number] = NodeBlock(
                id: block.id, parentHash: node.chain[number - 1].id.hex, timestamp: block.timestamp,
                transactionIDs: [])
        }
        try await follow(to: 9, version: 0)

        #expect(try await service(node).run(by: caller).map(\.block) == [12, 12])
        #expect(try await books.store.followerPosition()?.solidified.block.number == 12)
    }

    @Test("books that lag behind a chain that can't be read are not compared")
    func followerBehind() async throws {
        try await commit { $0.wallets = [Samples.wallet] }
        try await follow(to: 9, version: 0)

        await #expect(throws: PaymentError.self) {
            _ = try await service(node(at: 10, usdt: 1, trx: 1)).run(by: caller)
        }
        #expect(try await service(StubNode()).reconciliations(before: nil, limit: 10).isEmpty)
    }

    @Test("a wallet whose key is elsewhere has no books")
    func watched() async throws {
        let watched = Wallet(
            id: Samples.identifier(50), name: "watched", kind: .watch, address: Samples.address(50),
            network: .devnet, createdAt: Samples.now)
        try await commit { $0.wallets = [watched] }
        try await follow(to: 10, version: 0)

        #expect(try await service(node(at: 10, usdt: 1, trx: 1)).run(by: caller).isEmpty)
    }
}
