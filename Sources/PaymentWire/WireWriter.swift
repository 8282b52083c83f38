package import PaymentModel
import StrictJSON
import Tron

/// Writes JSON of the contract directly into bytes, for lists whose records are not decoded first. The result is byte for
/// byte what the record's `json` would be.
package struct WireWriter {
    /// The text so far.
    package private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// An empty text with room for `capacity` bytes.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// An object with the members that `write` writes.
    package mutating func object<Failure>(_ write: (inout Self) throws(Failure) -> Void) throws(Failure) {
        try nested(UInt8(ascii: "{"), UInt8(ascii: "}"), write)
    }

    /// An array with the elements that `write` writes, each after `element()`.
    package mutating func array<Failure>(_ write: (inout Self) throws(Failure) -> Void) throws(Failure) {
        try nested(UInt8(ascii: "["), UInt8(ascii: "]"), write)
    }

    private mutating func nested<Failure>(
        _ opening: UInt8, _ closing: UInt8, _ write: (inout Self) throws(Failure) -> Void
    ) throws(Failure) {
        bytes.append(opening)
        isFirst = true
        try write(&self)
        isFirst = false
        bytes.append(closing)
    }

    /// Begins a member of the object. Its name is one of the contract's, without anything to escape.
    package mutating func name(_ name: StaticString) {
        element()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Begins an element of the array.
    package mutating func element() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    /// JSON that was written before.
    package mutating func raw(_ json: some Collection<UInt8>) { bytes.append(contentsOf: json) }

    /// A string that needs no escapes.
    package mutating func raw(_ json: StaticString) { json.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// A string.
    package mutating func text(_ text: String) { JSON.write(text, to: &bytes) }

    /// A number.
    package mutating func integer(_ value: Int64) { bytes.append(contentsOf: String(value).utf8) }

    /// A time, as a string.
    package mutating func time(_ time: Timestamp) {
        bytes.append(UInt8(ascii: "\""))
        time.write(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// An amount of `asset` with all decimal places, as a string; a difference can be below 0.
    package mutating func amount(_ units: Int64, of asset: Asset) {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: asset.text(units).utf8)
        bytes.append(UInt8(ascii: "\""))
    }
}
