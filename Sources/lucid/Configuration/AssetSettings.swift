import PaymentModel
import StrictJSON
import Tron

/// `LUCID_TOKENS`: TRC-20 tokens other than USDT, by symbol.
enum AssetSettings {
    private enum Limits {
        /// Each is a question to a node for every balance of a wallet.
        static let tokensMax = 16
    }

    /// `{"USDD":{"contract":"T…","decimals":6}}`, with USDT of `usdtContract` first.
    ///
    /// - Throws: `ValueProblem` with everything that is wrong.
    static func tokens(_ text: String, beside usdtContract: Address?) throws(ValueProblem) -> AssetRegistry {
        let json: JSON
        do {
            json = try JSON(parsing: text)
        } catch {
            throw ValueProblem("is not JSON: \(error.reason) at byte \(error.offset)")
        }
        guard let members = json.object else { throw ValueProblem("must be an object of tokens by symbol") }
        guard members.keys.count <= Limits.tokensMax else {
            throw ValueProblem("has more than \(Limits.tokensMax) tokens")
        }
        var tokens = usdtContract.map { [Token(usdt: $0)] } ?? []
        var problems: [String] = []
        for (symbol, value) in members.members {
            do {
                tokens.append(try token(symbol, value))
            } catch {
                problems.append(error.reason)
            }
        }
        guard problems.isEmpty else { throw ValueProblem(problems.joined(separator: "; ")) }
        do {
            return try AssetRegistry(tokens)
        } catch {
            switch error {
            case .symbolTwice(let symbol): throw ValueProblem("has two tokens with the symbol \(symbol)")
            case .contractTwice(let contract) where contract == usdtContract:
                throw ValueProblem("must not name the contract of USDT, \(contract)")
            case .contractTwice(let contract):
                throw ValueProblem("has two tokens with the contract \(contract)")
            }
        }
    }

    private static func token(_ symbol: String, _ value: JSON) throws(ValueProblem) -> Token {
        if symbol == Token.usdtSymbol {
            throw ValueProblem("USDT has a variable of its own, LUCID_USDT_CONTRACT")
        }
        if symbol == Asset.trxSymbol {
            throw ValueProblem("TRX is the network's own currency, and cannot name a token")
        }
        guard let members = value.object, Set(members.keys) == ["contract", "decimals"] else {
            throw ValueProblem("\(symbol) must have exactly the members contract and decimals")
        }
        guard let decimals = members["decimals"]?.int64 else {
            throw ValueProblem("\(symbol).decimals must be an integer")
        }
        guard let contract = members["contract"]?.string.flatMap({ try? Address(parsing: $0) }) else {
            throw ValueProblem("\(symbol).contract must be a TRON address")
        }
        do {
            return try Token(symbol: symbol, decimals: Int(clamping: decimals), contract: contract)
        } catch {
            switch error {
            case .symbol:
                throw ValueProblem(
                    "\(symbol) is not a symbol: 2 to 12 capital letters and digits, a letter first")
            case .decimals:
                throw ValueProblem(
                    """
                    \(symbol).decimals must be 0 to \(Token.decimalsMax): amounts are 64-bit integers of the smallest \
                    unit, and more decimals would leave too little room for whole tokens
                    """)
            }
        }
    }
}
