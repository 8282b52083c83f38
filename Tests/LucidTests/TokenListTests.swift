import PaymentModel
import Scratch
import Testing
import Tron

@testable import lucid

@Suite("Tokens beside USDT")
struct TokenListTests {
    private static let contract = "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"
    static let other = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"

    static func entry(_ symbol: String, _ decimals: String, _ contract: String = contract) -> String {
        #""\#(symbol)":{"contract":"\#(contract)","decimals":\#(decimals)}"#
    }

    /// Each line with the words that tell what is wrong.
    private static let refused: [(line: String, words: String)] = [
        ("{\(entry("EURX", "9"))}", "EURX.decimals must be 0 to 8: amounts are 64-bit integers"),
        ("{\(entry("EURX", "18"))}", "EURX.decimals must be 0 to 8"),
        ("{\(entry("EURX", "-1"))}", "EURX.decimals must be 0 to 8"),
        ("{\(entry("EURX", "9223372036854775807"))}", "EURX.decimals must be 0 to 8"),
        ("{\(entry("EURX", "2.5"))}", "EURX.decimals must be an integer"),
        ("{\(entry("EURX", #""2""#))}", "EURX.decimals must be an integer"),
        (
            "{\(entry("EURX", "2", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz9"))}",
            "EURX.contract must be a TRON address"
        ),
        ("{\(entry("EURX", "2", ""))}", "EURX.contract must be a TRON address"),
        (#"{"EURX":{"contract":7,"decimals":2}}"#, "EURX.contract must be a TRON address"),
        (#"{"EURX":{"decimals":2}}"#, "EURX must have exactly the members contract and decimals"),
        (#"{"EURX":7}"#, "EURX must have exactly the members contract and decimals"),
        ("{\(entry("EURX", "2").dropLast()),\"name\":\"x\"}}", "EURX must have exactly the members"),
        ("{\(entry("USDT", "6"))}", "USDT has a variable of its own, LUCID_USDT_CONTRACT"),
        ("{\(entry("TRX", "6"))}", "TRX is the network's own currency"),
        ("{\(entry("eurx", "2"))}", "eurx is not a symbol: 2 to 12 capital letters and digits"),
        ("{\(entry("E", "2"))}", "E is not a symbol"),
        ("{\(entry("1EUR", "2"))}", "1EUR is not a symbol"),
        ("{\(entry("EURXEURXEURXE", "2"))}", "EURXEURXEURXE is not a symbol"),
        ("{\(entry("EURX", "2")),\(entry("EURY", "2"))}", "has two tokens with the contract \(contract)"),
        ("{\(entry("EURX", "2")),\(entry("EURX", "2", other))}", "is not JSON"),
        ("{EURX}", "is not JSON"),
        ("EURX", "EURX cannot be read as text"),
    ]

    @Test("what can't be a token is refused in clear words", arguments: refused)
    func refusals(line: String, words: String) async throws {
        let problems = try await ScratchFolder().problems(["LUCID_TOKENS": line])

        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("LUCID_TOKENS: ") == true)
        #expect(problems.first?.contains(words) == true, "\(problems)")
    }

    @Test("every token that is wrong is named at once")
    func all() async throws {
        let line = "{\(Self.entry("EURX", "9")),\(Self.entry("TRX", "6")),\(Self.entry("GOOD", "2"))}"

        let problems = try await ScratchFolder().problems(["LUCID_TOKENS": line])

        #expect(problems.count == 1)
        #expect(problems.first?.contains("EURX.decimals") == true)
        #expect(problems.first?.contains("; TRX is") == true)
        #expect(problems.first?.contains("GOOD") == false)
    }

    @Test("USDT's own contract is not another token's")
    func contractOfUSDT() async throws {
        let problems = try await ScratchFolder().problems([
            "LUCID_USDT_CONTRACT": Self.other, "LUCID_TOKENS": "{\(Self.entry("EURX", "2", Self.other))}",
        ])

        #expect(problems == ["LUCID_TOKENS: must not name the contract of USDT, \(Self.other)"])
    }
}
