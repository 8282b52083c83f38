import Scratch
import StrictJSON
import Testing
import Tron

@Suite("kill -9 in the middle of a payout")
struct KillTests {
    /// What must hold after the restart, wherever the service was killed.
    private static func expectOneTransfer(
        of payout: JSON, to recipient: String, on node: DevnetNode, by service: LucidService
    ) async throws {
        #expect(payout["status"] == "completed")
        let transactions = try await node.transactions()
        #expect(transactions.count == 1)
        #expect(transactions.first?["txID"] == payout["tx_id"])
        #expect(try await node.usdt(of: recipient) == "7.500000")
        let id = try #require(payout["transaction_id"]?.string)
        let transaction = try await service.ask(.get, "/tron/transactions/\(id)")
        #expect(transaction.body["status"] == "confirmed")
        #expect(transaction.body["attempts"] == 1)
    }

    @Test("between signing and broadcast: after the restart the same bytes are sent, once")
    func beforeBroadcast() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let relay = NodeRelay(to: node.url)
        let recipient = PrivateKey.random().address.base58

        try await relay.run { url in
            let service = try await LucidService.start(in: folder, node: url)
            _ = try await service.fundedWallet(on: node)
            relay.hold()
            let id = try await service.pay("7.5", to: recipient, key: "before-broadcast")
            // Signed and stored, and on its way: it never arrives.
            let signed = try await relay.firstHeld()
            try await service.program.killNow()
            relay.release()
            #expect(try await node.broadcasts() == 0)

            let restarted = try await LucidService.start(in: folder, node: url)
            let payout = try await restarted.payout(id, minedBy: node)

            try await Self.expectOneTransfer(of: payout, to: recipient, on: node, by: restarted)
            let bytes = try #require([UInt8](hex: try JSON(parsing: signed)["transaction"]?.string ?? ""))
            #expect(try SignedTransaction(decoding: bytes).id.hex == payout["tx_id"]?.string)
        }
    }

    @Test(
        "between broadcast and confirmation: it is followed to its end, and not sent as another",
        arguments: [0, 1])
    func beforeConfirmation(blocks: Int64) async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let recipient = PrivateKey.random().address.base58
        let service = try await LucidService.start(in: folder, node: node.url)
        _ = try await service.fundedWallet(on: node)
        let id = try await service.pay("7.5", to: recipient, key: "before-confirmation")
        try await eventually("the transaction is broadcast") {
            try await service.transactionStatus(ofPayout: id) == "broadcast" ? true : nil
        }
        if blocks > 0 {
            try await node.mine(blocks)
            try await eventually("the transaction is in a block") {
                try await service.transactionStatus(ofPayout: id) == "included" ? true : nil
            }
        }
        try await service.program.killNow()

        let restarted = try await LucidService.start(in: folder, node: node.url)
        let payout = try await restarted.payout(id, minedBy: node)

        try await Self.expectOneTransfer(of: payout, to: recipient, on: node, by: restarted)
    }

    @Test("killed and started again while the chain goes on without it")
    func chainGoesOn() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let recipient = PrivateKey.random().address.base58
        let service = try await LucidService.start(in: folder, node: node.url)
        _ = try await service.fundedWallet(on: node)
        let id = try await service.pay("7.5", to: recipient, key: "chain-goes-on")
        try await eventually("the transaction is broadcast") { try await node.broadcasts() > 0 ? true : nil }
        try await service.program.killNow()
        // Included, final, and past its expiration when the service is back.
        try await node.mine(60)

        let restarted = try await LucidService.start(in: folder, node: node.url)
        let payout = try await restarted.payout(id, minedBy: node)

        try await Self.expectOneTransfer(of: payout, to: recipient, on: node, by: restarted)
    }
}
