/// The bytes of a JSON value in a stored document. Documents have no white space between tokens.
///
/// Nothing is copied, so a value is only valid inside the closure that lends the document's bytes.
struct StoredValue {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The value as a whole number.
    var integer: Int64 {
        get throws(MalformedDocument) {
            let isNegative = bytes.first == UInt8(ascii: "-")
            guard bytes.count > (isNegative ? 1 : 0) else { throw MalformedDocument() }
            var value: Int64 = 0
            for byte in bytes.dropFirst(isNegative ? 1 : 0) {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                    throw MalformedDocument()
                }
                let digit = Int64(byte - UInt8(ascii: "0"))
                let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
                let (sum, isOver) =
                    isNegative
                    ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
                guard !isTooLarge, !isOver else { throw MalformedDocument() }
                value = sum
            }
            return value
        }
    }

    /// What is between the quotes of a string that has no escapes.
    var contents: UnsafeBufferPointer<UInt8> {
        get throws(MalformedDocument) {
            guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else {
                throw MalformedDocument()
            }
            return UnsafeBufferPointer(rebasing: bytes[1..<bytes.count - 1])
        }
    }

    /// A string that has no escapes: a word, an id, an address.
    var word: String {
        get throws(MalformedDocument) { String(decoding: try contents, as: UTF8.self) }
    }

    /// Whether it is the string `word`, which has no escapes.
    func isWord(_ word: StaticString) throws(MalformedDocument) -> Bool { try contents.equals(word) }

    var isTrue: Bool { bytes.equals("true") }
    var isNull: Bool { bytes.equals("null") }

    /// The elements of an array.
    var elements: [Self] {
        get throws(MalformedDocument) {
            var scan = DocumentScan(bytes)
            var elements: [Self] = []
            try scan.open(UInt8(ascii: "["))
            while try !scan.closes(UInt8(ascii: "]"), behind: elements.count) {
                elements.append(Self(try scan.value()))
            }
            try scan.end()
            return elements
        }
    }

    /// The members of an object.
    var object: StoredObject {
        get throws(MalformedDocument) { try StoredObject(bytes) }
    }
}

/// The bytes are not a document of the expected record.
struct MalformedDocument: Error {}

extension UnsafeBufferPointer<UInt8> {
    func equals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && text.withUTF8Buffer { $0.elementsEqual(self) }
    }
}
