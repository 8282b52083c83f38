import Foundation
import Scratch
import StrictJSON
import Testing

/// `LUCID_TOKENS` as an operator meets it: the programs, a node, and what a start ends with.
@Suite("The start with a second token")
struct TokenStartTests {
    /// The development network's second token, as it tells it.
    private static func eurx(_ node: DevnetNode) async throws -> String {
        let tokens = try await node.ask(.get, "/devnet").body["tokens"]?.array
        return try #require(tokens?.first { $0["symbol"] == "EURX" }?["contract"]?.string)
    }

    private static func setting(
        _ contract: String, symbol: String = "EURX", decimals: Int = 2
    ) -> [String: String] {
        ["LUCID_TOKENS": #"{"\#(symbol)":{"contract":"\#(contract)","decimals":\#(decimals)}}"#]
    }

    private static func refusal(
        in folder: ScratchFolder, node: String, _ settings: [String: String]
    ) async throws -> (code: Int32, text: String) {
        let environment = LucidService.environment(in: folder, node: node, settings)
        let program = try Program("lucid", ["serve"], environment: environment)
        return (try await program.exitCode(), program.errors)
    }

    @Test("more than 8 decimals, reserved symbols, one contract twice: 78, with words that say so")
    func settings() async throws {
        let contract = "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"
        let two =
            #"{"AA":{"contract":"\#(contract)","decimals":2},"BB":{"contract":"\#(contract)","decimals":2}}"#
        let cases: [(settings: [String: String], words: String)] = [
            (Self.setting(contract, decimals: 18), "EURX.decimals must be 0 to 8"),
            (Self.setting(contract, symbol: "USDT", decimals: 6), "USDT has a variable of its own"),
            (Self.setting(contract, symbol: "TRX", decimals: 6), "TRX is the network's own currency"),
            (["LUCID_TOKENS": two], "has two tokens with the contract \(contract)"),
        ]
        for (settings, words) in cases {
            let refusal = try await Self.refusal(
                in: ScratchFolder(), node: "http://127.0.0.1:1", settings)

            #expect(refusal.code == 78)
            #expect(refusal.text.contains("LUCID_TOKENS: "))
            #expect(refusal.text.contains(words), "\(refusal.text)")
        }
    }

    @Test("a contract that is not what the setting says: 78, and what the chain has")
    func contracts() async throws {
        let node = try await DevnetNode.start()
        let eurx = try await Self.eurx(node)
        let lookalike = try #require(
            try await node.ask(.get, "/devnet").body["lookalike_contract"]?.string)
        let cases: [(settings: [String: String], words: String)] = [
            (Self.setting(eurx, decimals: 3), "is not EURX with 3 decimals"),
            (Self.setting(eurx, symbol: "EURY"), "is not EURY with 2 decimals"),
            (Self.setting(lookalike), "is not EURX with 2 decimals"),
            (Self.setting(try await node.account(0).address), "(symbol: none, decimals: none)"),
        ]
        for (settings, words) in cases {
            let refusal = try await Self.refusal(in: ScratchFolder(), node: node.url, settings)

            #expect(refusal.code == 78)
            #expect(refusal.text.contains("LUCID_TOKENS: T"))
            #expect(refusal.text.contains(words), "\(refusal.text)")
        }
    }

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
