package import PaymentModel
import Payments
package import StrictJSON
package import Tron

// How values are written in answers: amounts as decimal strings, addresses in base58check, times in UTC.

extension JSON {
    /// A time.
    package static func time(_ time: Timestamp) -> JSON { .string(time.text) }

    /// A time of the chain.
    package static func time(_ time: ChainTime) -> JSON {
        .string(Timestamp(milliseconds: time.milliseconds).text)
    }

    /// An amount with all decimal places.
    package static func amount(_ amount: AssetAmount) -> JSON { .string(amount.text) }

    /// TRX with all decimal places.
    package static func amount(_ sun: Sun) -> JSON { .string(AssetAmount(sun).text) }

    /// An address in base58check.
    package static func address(_ address: Address) -> JSON { .string(address.base58) }

    /// An id with its prefix.
    package static func id<Subject>(_ id: Identifier<Subject>) -> JSON { .string(id.text) }

    /// A whole number.
    package static func integer(_ value: some BinaryInteger) -> JSON { .number(JSONNumber(value)) }

    /// A block's number.
    package static func integer(_ number: BlockNumber) -> JSON { .integer(number.value) }

    /// A count of energy or bandwidth.
    package static func integer(_ units: some ChainUnits) -> JSON { .integer(units.value) }

    /// Texts by name, sorted by the names' bytes, so that equal answers have equal bytes.
    package static func texts(_ texts: [String: String]) -> JSON {
        var object: JSONObject = [:]
        for (name, text) in texts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            object[name] = .string(text)
        }
        return .object(object)
    }

    /// What `render` makes of a value; null for nil.
    package static func optional<Value>(_ value: Value?, _ render: (Value) -> JSON) -> JSON {
        value.map(render) ?? .null
    }
}

extension HistoryEntry where Status: RawRepresentable, Status.RawValue == String {
    /// `HistoryEntry` of the contract.
    package var json: JSON {
        [
            "status": .string(status.rawValue), "at": .time(at), "detail": .optional(detail, JSON.string),
        ]
    }
}

extension Failure {
    /// `Failure` of the contract.
    package var json: JSON {
        [
            "code": .string(code.rawValue), "detail": .string(detail), "retryable": .bool(retryable),
        ]
    }
}
