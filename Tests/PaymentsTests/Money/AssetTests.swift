import Simulation
import Testing
import Tron

@testable import PaymentModel

@Suite("Assets, their amounts and their registry")
struct AssetTests {
    private func token(_ symbol: String, decimals: Int = 2, at seed: UInt64) throws -> Token {
        try Token(symbol: symbol, decimals: decimals, contract: Samples.address(seed))
    }

    @Test(
        "a symbol is two to twelve capital letters and digits, a letter first",
        arguments: [
            ("AB", true), ("A1", true), ("ABCDEFGHIJ12", true), ("Z9", true), ("A", false), ("", false),
            ("ABCDEFGHIJ123", false), ("1A", false), ("aB", false), ("Ab", false), ("A-B", false),
            ("A B", false), ("AB\n", false), ("TRX", false), ("TRXX", true), ("TR", true), ("ÄB", false),
            ("A@", false), ("A[", false), ("A/", false), ("A:", false), ("АB", false),
        ])
    func symbols(text: String, isGood: Bool) {
        #expect(Token.isSymbol(text) == isGood)
        #expect(((try? token(text, at: 1)) != nil) == isGood)
    }

    @Test("a token has 0 to 8 decimals", arguments: -1...9)
    func decimals(count: Int) {
        let isGood = (0...8).contains(count)
        do throws(TokenError) {
            _ = try Token(symbol: "EURX", decimals: count, contract: Samples.address(1))
            #expect(isGood)
        } catch {
            #expect(!isGood && error == .decimals)
        }
    }

    @Test("a registry has USDT first, the others in their order, and TRX last")
    func order() throws {
        let tokens = [try token("ZZZ", at: 1), Samples.usdt, try token("AAA", at: 2)]
        let registry = try AssetRegistry(tokens)

        #expect(registry.assets.map(\.symbol) == ["USDT", "ZZZ", "AAA", "TRX"])
        #expect(registry["AAA"] == .token(tokens[2]) && registry["TRX"] == .trx && registry["aaa"] == nil)
        #expect(registry.usdt == .token(Samples.usdt))
        #expect(registry.token(at: Samples.address(1)) == tokens[0])
        #expect(registry.token(at: Samples.address(3)) == nil)
        #expect(AssetRegistry.usdt(nil) == .trxOnly && AssetRegistry.trxOnly.usdt == nil)
    }

    @Test("no symbol and no contract stands twice in a registry, wherever the two stand")
    func twice() throws {
        let tokens = try (1...4).map { try token("TOKEN\($0)", at: $0) }
        for first in tokens.indices {
            for second in tokens.indices where second > first {
                var (sameSymbol, sameContract) = (tokens, tokens)
                sameSymbol[second] = try token(tokens[first].symbol, at: 9)
                sameContract[second] = try token("OTHER", at: UInt64(first + 1))

                #expect(throws: AssetRegistryError.symbolTwice(tokens[first].symbol)) {
                    try AssetRegistry(sameSymbol)
                }
                #expect(throws: AssetRegistryError.contractTwice(tokens[first].contract)) {
                    try AssetRegistry(sameContract)
                }
            }
        }
    }

    @Test("amounts of two assets are neither added nor subtracted; what does not fit is nil")
    func arithmetic() throws {
        let other = Asset.token(try token("EURX", at: 1))
        let most = Samples.amount(.max)

        #expect(Samples.amount(2).adding(Samples.amount(3)) == Samples.amount(5))
        #expect(Samples.amount(2).adding(Samples.amount(3, other)) == nil)
        #expect(most.adding(.zero(.usdt)) == most && most.adding(Samples.amount(1)) == nil)
        #expect(Samples.amount(3).subtracting(Samples.amount(3)) == .zero(.usdt))
        #expect(Samples.amount(3).subtracting(Samples.amount(4)) == nil)
        #expect(Samples.amount(3).subtracting(Samples.amount(1, other)) == nil)
        #expect(AssetAmount(.usdt, units: -1) == nil && AssetAmount(.usdt, units: 0) == .zero(.usdt))
    }

    @Test(
        "an amount is read with as many decimals as its asset has, up to 64 bits", arguments: [4, 6, 8])
    func parsing(decimals: Int) throws {
        let asset = Asset.token(try token("EURX", decimals: decimals, at: 1))
        let most = Samples.amount(.max, asset)

        #expect(try AssetAmount(parsing: most.text, asset: asset) == most)
        #expect(throws: AmountError.self) {
            try AssetAmount(
                parsing: TokenAmount(baseUnits: UInt64(Int64.max) + 1).text(decimals: decimals), asset: asset)
        }
        #expect(throws: AmountError.self) {
            try AssetAmount(parsing: "1." + String(repeating: "1", count: decimals + 1), asset: asset)
        }
        #expect(asset.text(.min).hasPrefix("-9223372036854775808".prefix(20 - decimals)))
        #expect(asset.text(-1) == "-" + asset.text(1))
    }

    @Test("an amount has at most fifteen digits before the point, whatever its asset", arguments: 0...8)
    func digits(decimals: Int) throws {
        let asset = Asset.token(try token("EURX", decimals: decimals, at: 1))
        let digits = String(repeating: "9", count: 15)

        let amount = try? AssetAmount(parsing: digits, asset: asset)
        // With more than three decimals 64 bits hold fewer digits than that.
        #expect((amount != nil) == (decimals <= 3))
        #expect(throws: AmountError.malformed("")) { try AssetAmount(parsing: "1" + digits, asset: asset) }
    }
}
