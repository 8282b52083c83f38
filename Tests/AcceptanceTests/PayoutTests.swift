import Scratch
import StrictJSON
import Testing
import Tron

@Suite("Payouts, read back from the chain")
struct PayoutTests {
    @Test("a payout is one transfer to the right address of the exact amount")
    func exact() async throws {
        let node = try await DevnetNode.start()
        let service = try await LucidService.start(in: ScratchFolder(), node: node.url)
        _ = try await service.fundedWallet(on: node)
        let recipient = PrivateKey.random().address

        let id = try await service.pay("12.345678", to: recipient.base58, key: "exact")
        let payout = try await service.payout(id, minedBy: node)

        #expect(payout["status"] == "completed")
        let transactions = try await node.transactions()
        #expect(transactions.count == 1)
        let transfer = try #require(transactions.first?.usdtTransfer)
        #expect(transfer.recipient == recipient)
        #expect(transfer.amount == UInt256(12_345_678))
        #expect(transactions.first?["txID"] == payout["tx_id"])
        #expect(try await node.usdt(of: recipient.base58) == "12.345678")
    }

    @Test("two identical payouts are two transfers; one key twice is one")
    func identical() async throws {
        let node = try await DevnetNode.start()
        let service = try await LucidService.start(in: ScratchFolder(), node: node.url)
        _ = try await service.fundedWallet(on: node)
        let recipient = PrivateKey.random().address.base58

        let first = try await service.pay("1", to: recipient, key: "a")
        let second = try await service.pay("1", to: recipient, key: "b")
        let repeated = try await service.pay("1", to: recipient, key: "a")
        let payouts = [
            try await service.payout(first, minedBy: node), try await service.payout(second, minedBy: node),
        ]

        #expect(first != second)
        #expect(repeated == first)
        #expect(Set(payouts.compactMap { $0["tx_id"]?.string }).count == 2)
        #expect(try await node.transactions().count == 2)
        #expect(try await node.usdt(of: recipient) == "2.000000")
    }
}
