import PaymentModel
import Scratch
import Testing
import Tron

@testable import lucid

extension TokenListTests {
    @Test("at most 16, the smallest and the most decimals among them")
    func bounds() async throws {
        let entries = (0..<17).map { number in
            let address = (try? Address(evmBytes: [UInt8](repeating: UInt8(number + 1), count: 20)))?.base58
            return Self.entry("T\(number + 10)", number == 0 ? "0" : "8", address ?? "")
        }

        let most = try await ScratchFolder().configuration([
            "LUCID_TOKENS": "{\(entries.prefix(16).joined(separator: ","))}"
        ])
        let problems = try await ScratchFolder().problems([
            "LUCID_TOKENS": "{\(entries.joined(separator: ","))}"
        ])

        #expect(most.node.assets.tokens.count == 17, "USDT beside them")
        #expect(most.node.assets.tokens.first?.symbol == "USDT")
        #expect(most.node.assets["T10"]?.decimals == 0 && most.node.assets["T11"]?.decimals == 8)
        #expect(problems == ["LUCID_TOKENS: has more than 16 tokens"])
    }

    @Test("limits may name a configured token, and no other")
    func policy() async throws {
        let policy = #"{"assets":{"EURX":{"v0":{"per_day":"12.34"}}}}"#

        let known = try await ScratchFolder().configuration([
            "LUCID_TOKENS": "{\(Self.entry("EURX", "2"))}", "LUCID_POLICY": policy,
        ])
        let unknown = try await ScratchFolder().problems(["LUCID_POLICY": policy])

        let eurx = try #require(known.node.assets["EURX"])
        #expect(known.payments.policy[eurx].v0.perDay == 1_234)
        #expect(unknown.first?.contains("assets.EURX is an unknown field") == true)
    }
}
