import Logging
import Simulation
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

extension TransferFollowerTests {
    @Test("only logs of the configured contract count, of calls that succeeded, with a value")
    func logs() async throws {
        var node = try node(blocks: 1)
        let bare = try Samples.block(2)
        let words = [Samples.recipient, Samples.wallet.address].map {
            [UInt8](repeating: 0, count: 12) + $0.evmBytes
        }
        func log(_ contract: Address, _ units: UInt64) -> EventLog {
            EventLog(
                address: contract, topics: [TRC20.transferTopic] + words,
                data: UInt256(units).bigEndianBytes)
        }
        let cases: [(outcome: ContractResult, logs: [EventLog])] = [
            (
                .success,
                [log(Samples.usdtContract, 5), log(Samples.address(77), 6), log(Samples.usdtContract, 5)]
            ),
            (.revert, [log(Samples.usdtContract, 7)]), (.success, [log(Samples.usdtContract, 0)]),
        ]
        let ids = (0..<3).map { TransactionID(ofRawBytes: [200, $0]) }
        node.chain.append(
            NodeBlock(
                id: bare.id, parentHash: node.chain[1].id.hex, timestamp: bare.timestamp,
                transactionIDs: ids,
                transactions: zip(ids, cases).map { id, one in
                    BlockTransaction(
                        id: id, owner: Samples.recipient, deed: .call, succeeded: one.outcome == .success)
                }))
        node.receipts[2] = zip(ids, cases).map { id, one in
            var receipt = TransactionReceipt(id: id, blockNumber: 2, blockTime: bare.timestamp)
            receipt.outcome = one.outcome
            receipt.logs = one.logs
            return receipt
        }
        node.solidified = 2
        try await commit { $0.wallets = [Samples.wallet] }
        try await settled(1, of: node)
        _ = try await follower(node).step()
        try await settled(2, of: node)
        _ = try await follower(node).step()

        let found = try await books.store.transfers(
            TransferSelection(walletID: Samples.wallet.id), before: nil, limit: 10)
        #expect(found.map(\.transfer.amount.units) == [5, 5])
        #expect(found.map(\.transfer.log) == [2, 0], "two of one transaction, newest first")
        let events = try await books.store.events(after: 0, limit: 10)
        #expect(events.map(\.event.type) == ["transfer.received", "transfer.received"])
    }
}
