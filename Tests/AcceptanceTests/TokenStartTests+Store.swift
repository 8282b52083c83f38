import Foundation
import Scratch
import StrictJSON
import Testing

extension TokenStartTests {
    @Test("it is paid out by the service as it is started, and its store holds to what it was made with")
    func store() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let eurx = try await Self.eurx(node)
        var settings = Self.setting(eurx)
        settings["LUCID_POLICY"] = #"{"assets":{"EURX":{"v0":{"per_payout":"10"}}}}"#
        let service = try await LucidService.start(in: folder, node: node.url, settings)
        let wallet = try await service.ask(.post, "/tron/wallets/create", ["name": "payer"])
        let address = try #require(wallet.body["address"]?.string)
        _ = try await node.ask(
            .post, "/devnet/accounts/\(address)", ["trx": "100", "tokens": ["EURX": "30"]])
        let recipient = try await node.account(3).address

        let made = try await service.ask(
            .post, "/tron/payouts/v0",
            ["recipient_address": .string(recipient), "amount": "9.5", "asset": "EURX"],
            headers: ["Idempotency-Key": "eurx-1"])
        let paid = try await service.payout(made.body["id"]?.string ?? "", minedBy: node)
        let left = try await node.ask(.post, "/devnet/accounts/\(address)", [:]).body["tokens"]
        _ = try await service.program.stop()
        let otherContract = try await Self.refusal(
            in: folder, node: node.url, Self.setting(try await node.account(0).address))
        let otherDecimals = try await Self.refusal(
            in: folder, node: node.url, Self.setting(eurx, decimals: 3))
        let otherSymbol = try await Self.refusal(
            in: folder, node: node.url, Self.setting(eurx, symbol: "EURY"))

        #expect(paid["status"] == "completed" && paid["amount"] == "9.50")
        #expect(left?["EURX"] == "20.50")
        for refusal in [otherContract, otherDecimals, otherSymbol] {
            #expect(refusal.code == 78)
            #expect(refusal.text.contains("the records of this store are of EURX"), "\(refusal.text)")
            #expect(refusal.text.contains("Use another store, or the configuration that it was made with"))
        }
        let again = try await LucidService.start(in: folder, node: node.url, settings)
        let kept = try await again.ask(.get, "/tron/payouts/\(made.body["id"]?.string ?? "")").body
        #expect(kept["amount"] == "9.50" && kept["asset"] == "EURX")
    }
}
