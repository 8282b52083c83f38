extension ABIType {
    /// The type in `text`, as in signatures: "uint256", "bytes32[]", "(address,uint256)[2]". `uint` and `int` mean
    /// their 256 bits.
    ///
    /// - Throws: `ABIError.badType`.
    public init(parsing text: String) throws(ABIError) {
        var parser = ABITypeParser(text)
        self = try parser.type()
        try parser.end()
    }

    /// The types of a list in parentheses: "(address,uint256)"; none for "()".
    static func list(parsing text: String) throws(ABIError) -> [Self] {
        var parser = ABITypeParser(text)
        let types = try parser.list()
        try parser.end()
        return types
    }

    /// A signature's name and types: "transfer(address,uint256)".
    static func signature(parsing text: String) throws(ABIError) -> (name: String, types: [Self]) {
        guard let parenthesis = text.firstIndex(of: "(") else {
            throw ABIError(.badType, "a signature has parentheses")
        }
        let name = String(text[..<parenthesis])
        try checkName(name)
        return (name, try list(parsing: String(text[parenthesis...])))
    }

    /// Solidity's identifiers: letters, digits, _ and $, no digit first.
    static func checkName(_ name: String) throws(ABIError) {
        let isName = name.utf8.allSatisfy { character in
            switch character {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
                true
            default: false
            }
        }
        guard isName, let first = name.utf8.first, !(0x30...0x39).contains(first) else {
            throw ABIError(.badType, "a name of letters, digits, _ and $")
        }
    }
}

/// Reads types by recursive descent.
private struct ABITypeParser {
    private let text: [UInt8]
    private var position = 0
    private var depth = 0

    private enum Limits {
        /// Tuples within one another; contracts have two or three.
        static let depthMax = 16
        /// Characters; the longest signature in use has some hundreds.
        static let charactersMax = 4096
        /// Dimensions of one array type.
        static let dimensionsMax = 16
    }

    init(_ text: String) {
        self.text = Array(text.utf8)
    }

    mutating func type() throws(ABIError) -> ABIType {
        guard text.count <= Limits.charactersMax else { throw malformed("too long") }
        var type = peek == UInt8(ascii: "(") ? try tuple() : try elementary()
        var dimensions = 0
        while take("[") {
            dimensions += 1
            guard dimensions <= Limits.dimensionsMax else { throw malformed("too many dimensions") }
            if take("]") {
                type = .array(of: type)
                continue
            }
            guard let count = number(), count > 0, take("]") else { throw malformed("an array's count") }
            type = .fixedArray(of: type, count: count)
        }
        return type
    }

    mutating func list() throws(ABIError) -> [ABIType] {
        guard text.count <= Limits.charactersMax, take("(") else { throw malformed("a list begins with (") }
        if take(")") { return [] }
        var types = [try type()]
        while take(",") { types.append(try type()) }
        guard take(")") else { throw malformed("a list ends with )") }
        return types
    }

    func end() throws(ABIError) {
        guard position == text.count else { throw malformed("something follows") }
    }

    private mutating func tuple() throws(ABIError) -> ABIType {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Limits.depthMax else { throw malformed("too deep") }
        let members = try list()
        guard !members.isEmpty else { throw malformed("a tuple has members") }
        return .tuple(members)
    }

    private mutating func elementary() throws(ABIError) -> ABIType {
        let start = position
        while let character = peek, isLetterOrDigit(character) { position += 1 }
        let name = String(decoding: text[start..<position], as: UTF8.self)
        switch name {
        case "address": return .address
        case "bool": return .bool
        case "string": return .string
        case "bytes": return .bytes
        case "function": return .function
        case "trcToken": return .trcToken
        case "uint": return .uint256
        case "int": return .int(bits: 256)
        case _ where name.hasPrefix("uint"): return .uint(bits: try bits(name.dropFirst(4)))
        case _ where name.hasPrefix("int"): return .int(bits: try bits(name.dropFirst(3)))
        case _ where name.hasPrefix("bytes"):
            guard let count = strictNumber(name.dropFirst(5)), (1...32).contains(count) else {
                throw malformed("bytes1 to bytes32")
            }
            return .fixedBytes(count: count)
        default: throw malformed("no such type")
        }
    }

    private func bits(_ digits: Substring) throws(ABIError) -> Int {
        guard let bits = strictNumber(digits), (8...256).contains(bits), bits.isMultiple(of: 8) else {
            throw malformed("8 to 256 bits in steps of 8")
        }
        return bits
    }

    private mutating func number() -> Int? {
        let start = position
        while let character = peek, (0x30...0x39).contains(character) { position += 1 }
        return strictNumber(Substring(String(decoding: text[start..<position], as: UTF8.self)))
    }

    /// Digits without a leading zero, below 10^9.
    private func strictNumber(_ digits: Substring) -> Int? {
        guard (1...9).contains(digits.utf8.count), digits.first != "0",
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(digits)
    }

    private func isLetterOrDigit(_ character: UInt8) -> Bool {
        switch character {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private var peek: UInt8? { position < text.count ? text[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func malformed(_ reason: String) -> ABIError {
        ABIError(.badType, "at character \(position + 1): \(reason)")
    }
}
