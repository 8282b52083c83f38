import StrictJSON
import Tron

/// How java-tron prints protobuf messages as JSON (`JsonFormat`): defaults left out, bytes in hex, and with
/// `visible` addresses in base58check.
struct Rendering {
    let isVisible: Bool

    func address(_ address: Address) -> JSON { .string(isVisible ? address.base58 : address.hex) }

    /// Text that is a `bytes` field: in hex unless visible.
    func text(_ text: String) -> JSON { .string(isVisible ? text : Array(text.utf8).hex) }

    func bytes(_ bytes: [UInt8]) -> JSON { .string(bytes.hex) }

    /// Any bytes in an address's place.
    static func base58Check(_ bytes: [UInt8]) -> String { Base58Check.encode(bytes) }
}

extension JSONObject {
    /// Adds a number unless it is 0.
    mutating func add(_ key: String, _ number: Int64) {
        if number != 0 { self[key] = .number(JSONNumber(number)) }
    }

    /// Adds bytes unless there are none.
    mutating func add(_ key: String, _ bytes: [UInt8]) {
        if !bytes.isEmpty { self[key] = .string(bytes.hex) }
    }

    /// Adds a list unless it is empty.
    mutating func add(_ key: String, _ list: [JSON]) {
        if !list.isEmpty { self[key] = .array(list) }
    }
}

extension JSON {
    static func integer(_ value: Int64) -> JSON { .number(JSONNumber(value)) }
}
