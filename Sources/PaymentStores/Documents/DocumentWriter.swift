import Foundation
import StrictJSON
import Tron

/// Writes a document: JSON without white space. Callers write the members of an object in the order of their keys'
/// bytes.
struct DocumentWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirstMember = true

    init() {
        bytes.reserveCapacity(2048)
    }

    /// An object with the members that `write` writes.
    mutating func object(_ write: (inout Self) throws -> Void) rethrows {
        bytes.append(UInt8(ascii: "{"))
        isFirstMember = true
        try write(&self)
        isFirstMember = false
        bytes.append(UInt8(ascii: "}"))
    }

    /// A member of the current object; nothing if `value` is nil.
    mutating func member(_ key: StaticString, _ value: (some DocumentWritable)?) throws {
        guard let value else { return }
        beginMember(key)
        try value.write(to: &self)
    }

    /// A member whose key can be any text.
    mutating func member(text key: String, _ value: some DocumentWritable) throws {
        separateMember()
        text(key)
        bytes.append(UInt8(ascii: ":"))
        try value.write(to: &self)
    }

    /// A member of bytes, as a hex string.
    mutating func member(_ key: StaticString, hex value: [UInt8]) {
        beginMember(key)
        text(value.hex)
    }

    /// Our own keys need no escapes.
    private mutating func beginMember(_ key: StaticString) {
        separateMember()
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes += $0 }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separateMember() {
        if !isFirstMember { bytes.append(UInt8(ascii: ",")) }
        isFirstMember = false
    }

    mutating func array(_ elements: [some DocumentWritable]) throws {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            try element.write(to: &self)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func text(_ text: String) { JSON.write(text, to: &bytes) }

    mutating func integer(_ value: Int64) { bytes += String(value).utf8 }

    mutating func bool(_ value: Bool) { bytes += (value ? "true" : "false").utf8 }

    /// What Foundation's encoder makes of `value`, for rare values.
    mutating func value(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        bytes += try encoder.encode(value)
    }
}

/// A value that writes itself into a document. The result is the same as that of Foundation's encoder with sorted
/// keys, which the tests check, in a fraction of the time. The records of payouts are written so often that it
/// matters.
protocol DocumentWritable: Encodable {
    func write(to document: inout DocumentWriter) throws
}
