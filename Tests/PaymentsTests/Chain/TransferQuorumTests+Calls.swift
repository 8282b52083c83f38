import Logging
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension TransferQuorumTests {
    @Test("what one node tells of a call and the other does not is not recorded", arguments: [true, false])
    func otherLogs(isFirst: Bool) async throws {
        let id = TransactionID(ofRawBytes: [1])
        var node = try node(3) { number in
            number == 1
                ? [BlockTransaction(id: id, owner: Samples.recipient, deed: .call, succeeded: true)] : []
        }
        func receipt(_ units: UInt64) -> TransactionReceipt {
            var receipt = TransactionReceipt(id: id, blockNumber: 1, blockTime: node.chain[1].timestamp)
            receipt.outcome = .success
            receipt.logs = [
                EventLog(
                    address: Samples.usdtContract,
                    topics: [TRC20.transferTopic]
                        + [Samples.recipient, Samples.wallet.address].map {
                            [UInt8](repeating: 0, count: 12) + $0.evmBytes
                        },
                    data: UInt256(units).bigEndianBytes)
            ]
            return receipt
        }
        node.receipts = [1: [receipt(5)]]
        var liar = node
        liar.receipts = [1: [receipt(6)]]
        try await begin(node)

        await #expect { try await step(isFirst ? liar : node, isFirst ? node : liar) } throws: {
            ($0 as? NodeError)?.code == .disagreement
        }
        #expect(try await recorded().isEmpty)

        _ = try await step(node, node)
        #expect(try await recorded().map(\.amount.units) == [5])
    }

    @Test("what failed moved nothing; what a key of ours signed elsewhere is told, with its fee")
    func elsewhere() async throws {
        var node = try node(3) { number in
            number == 1
                ? [
                    Self.payment(1, 5, succeeded: false), Self.payment(1, 6),
                    Self.payment(1, 7, from: Samples.wallet.address, to: Samples.recipient),
                    Self.payment(1, 8, succeeded: false, from: Samples.wallet.address, to: Samples.recipient),
                ] : []
        }
        node.receipts = [
            1: node.chain[1].transactions.enumerated().map { index, transaction in
                var receipt = TransactionReceipt(
                    id: transaction.id, blockNumber: 1, blockTime: node.chain[1].timestamp)
                receipt.fee = Sun(Int64(index) * 100)
                return receipt
            }
        ]
        try await begin(node)

        _ = try await step(node, node)

        let found = try await recorded()
        #expect(Set(found.map(\.units)) == [6, -7])
        let account = LedgerAccount(walletID: Samples.wallet.id, asset: .trx)
        #expect(try await system.store.unbookedSum(of: account, in: 0...5) == 6 - 7 - 200 - 300)
        let events = try await system.store.events(after: 0, limit: 10).map(\.event.type)
        #expect(events.sorted() == ["transfer.received", "transfer.sent"])
        let audit = try await system.store.auditEvents(after: 0, limit: 10).map(\.entry)
        #expect(audit.map(\.action) == ["transfer.sent", "transfer.sent", "transfer.sent"])
        #expect(audit.allSatisfy { $0.resourceID == Samples.wallet.id.text })
    }
}
