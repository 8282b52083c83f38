import StrictJSON

/// Amounts of tokens as a journal keeps them: in the smallest unit, by symbol.
enum TokenAmounts {
    static func json(_ amounts: [DevnetToken: UInt64]) -> JSON {
        var object: JSONObject = [:]
        for (token, units) in amounts.sorted(by: { $0.key.symbol < $1.key.symbol }) {
            object[token.symbol] = .number(JSONNumber(units))
        }
        return .object(object)
    }

    static func amounts(in json: JSON?) -> [DevnetToken: UInt64] {
        var amounts: [DevnetToken: UInt64] = [:]
        for (symbol, value) in json?.object?.members ?? [] {
            guard let token = DevnetToken.named(symbol), let units = value.uint64 else { continue }
            amounts[token] = units
        }
        return amounts
    }
}

extension JSON {
    /// The number that it is, where that fits.
    var uint64: UInt64? { if case .number(let number) = self { number.uint64 } else { nil } }
}
