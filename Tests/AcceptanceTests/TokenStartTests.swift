import Foundation
import Scratch
import StrictJSON
import Testing

/// `LUCID_TOKENS` as an operator meets it: the programs, a node, and what a start ends with.
@Suite("The start with a second token")
struct TokenStartTests {
    /// The development network's second token, as it tells it.
    static func eurx(_ node: DevnetNode) async throws -> String {
        let tokens = try await node.ask(.get, "/devnet").body["tokens"]?.array
        return try #require(tokens?.first { $0["symbol"] == "EURX" }?["contract"]?.string)
    }

    static func setting(
        _ contract: String, symbol: String = "EURX", decimals: Int = 2
    ) -> [String: String] {
        ["LUCID_TOKENS": #"{"\#(symbol)":{"contract":"\#(contract)","decimals":\#(decimals)}}"#]
    }

    static func refusal(
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
}
