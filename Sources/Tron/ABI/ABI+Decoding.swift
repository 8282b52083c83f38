extension ABI {
    /// The values of `types` in `data`.
    ///
    /// Strict: what a compiler would never write is refused, so that `encode` of the result is `data` again.
    ///
    /// - Throws: `ABIError` with the first fault.
    public static func decode(
        _ data: some Collection<UInt8>, as types: [ABIType]
    ) throws(ABIError) -> [ABIValue] {
        for type in types { try type.check() }
        let data = Array(data)
        var decoder = ABIDecoder(data)
        let values = try decoder.values(types, at: 0)
        // Faults of single values were reported before; this checks where they are and what is around them.
        guard try encode(values, as: types) == data else {
            throw ABIError(.notCanonical, "padding, order or length that no compiler writes")
        }
        return values
    }
}

/// Reads values from one place.
private struct ABIDecoder {
    private let data: [UInt8]
    /// How many more values and bytes of text may be read. Each takes room of its own. More than there is room means
    /// offsets that point to the same place again and again, to make a little data into a lot.
    private var room: Int

    init(_ data: [UInt8]) {
        self.data = data
        // A word of 32 bytes may be a value within up to 16 tuples, which are values without a word of their
        // own.
        room = 64 + data.count
    }

    /// Values whose heads begin at `start`, to which their offsets count.
    mutating func values(_ types: [ABIType], at start: Int) throws(ABIError) -> [ABIValue] {
        var values: [ABIValue] = []
        var position = start
        for type in types {
            values.append(try value(type, headAt: position, offsetsFrom: start))
            position += type.headByteCount
        }
        return values
    }

    private mutating func value(
        _ type: ABIType, headAt head: Int, offsetsFrom start: Int
    ) throws(ABIError) -> ABIValue {
        try take(1)
        guard type.isDynamic else { return try staticValue(type, at: head) }
        let (position, overflow) = try offset(at: head).addingReportingOverflow(start)
        guard !overflow, position < data.count else {
            throw ABIError(.offsetOutOfRange, "an offset outside the data")
        }
        return try dynamicValue(type, at: position)
    }

    private mutating func staticValue(_ type: ABIType, at position: Int) throws(ABIError) -> ABIValue {
        switch type {
        case .fixedArray(let element, let count):
            return .array(try elements(element, count: count, at: position))
        case .tuple(let types):
            guard type.headByteCount <= data.count - position else { throw short }
            return .tuple(try values(types, at: position))
        default: return try wordValue(type, word(at: position))
        }
    }

    private mutating func dynamicValue(_ type: ABIType, at position: Int) throws(ABIError) -> ABIValue {
        switch type {
        case .bytes: return .bytes(try countedBytes(at: position))
        case .string:
            guard let text = String(validating: try countedBytes(at: position), as: UTF8.self) else {
                throw ABIError(.notUTF8, "a string that is not UTF-8")
            }
            return .string(text)
        case .array(let element):
            let count = try length(at: position, elementByteCount: element.headByteCount)
            return .array(try elements(element, count: count, at: position + ABIType.wordByteCount))
        case .fixedArray(let element, let count):
            return .array(try elements(element, count: count, at: position))
        case .tuple(let types): return .tuple(try values(types, at: position))
        case .uint, .int, .trcToken, .address, .bool, .fixedBytes, .function:
            // No data leads here: `value` asks the type, not the bytes, which of the two functions it takes.
            preconditionFailure("\(type.name) is not dynamic")
        }
    }

    private mutating func elements(
        _ type: ABIType, count: Int, at start: Int
    ) throws(ABIError) -> [ABIValue] {
        let (byteCount, overflow) = type.headByteCount.multipliedReportingOverflow(by: count)
        guard !overflow, byteCount <= data.count - start else { throw short }
        var elements: [ABIValue] = []
        for index in 0..<count {
            let head = start + index * type.headByteCount
            elements.append(try value(type, headAt: head, offsetsFrom: start))
        }
        return elements
    }

    private func wordValue(_ type: ABIType, _ word: ArraySlice<UInt8>) throws(ABIError) -> ABIValue {
        switch type {
        case .uint(let bits):
            let number = UInt256(word: word)
            guard number.bitWidth <= bits else { throw ABIError(.overRange, "over \(bits) bits") }
            return .uint(number)
        case .int(let bits):
            let number = Int256(bits: UInt256(word: word))
            guard number.fits(bits: bits) else { throw ABIError(.overRange, "over \(bits) bits") }
            return .int(number)
        case .address:
            guard let address = ABI.address(inWord: word) else {
                throw ABIError(.dirtyAddress, "an address of more than 20 bytes")
            }
            return .address(address)
        case .bool:
            let number = UInt256(word: word)
            guard number <= UInt256(1) else { throw ABIError(.notABool, "neither 0 nor 1") }
            return .bool(number == UInt256(1))
        case .fixedBytes(let count): return .bytes(Array(word.prefix(count)))
        case .function: return .bytes(Array(word.prefix(ABI.functionByteCount)))
        case .trcToken: return .uint(UInt256(word: word))
        case .bytes, .string, .array, .fixedArray, .tuple:
            // As in `dynamicValue`: the type has decided before.
            preconditionFailure("\(type.name) is not a word")
        }
    }

    private mutating func take(_ count: Int) throws(ABIError) {
        room -= count
        guard room >= 0 else { throw ABIError(.notCanonical, "more values than there is room for") }
    }

    private mutating func countedBytes(at position: Int) throws(ABIError) -> [UInt8] {
        let count = try length(at: position, elementByteCount: 1)
        let start = position + ABIType.wordByteCount
        let words = (count + ABIType.wordByteCount - 1) / ABIType.wordByteCount
        guard words * ABIType.wordByteCount <= data.count - start else { throw short }
        try take(count)
        return Array(data[start..<start + count])
    }

    /// A length that fits into the data.
    private func length(at position: Int, elementByteCount: Int) throws(ABIError) -> Int {
        let number = UInt256(word: try word(at: position))
        guard let length = UInt64(exactly: number).flatMap(Int.init(exactly:)) else { throw tooLong }
        let (byteCount, overflow) = length.multipliedReportingOverflow(by: elementByteCount)
        guard !overflow, byteCount <= data.count else { throw tooLong }
        return length
    }

    private func offset(at position: Int) throws(ABIError) -> Int {
        let number = UInt256(word: try word(at: position))
        guard let offset = UInt64(exactly: number).flatMap(Int.init(exactly:)) else {
            throw ABIError(.offsetOutOfRange, "an offset outside the data")
        }
        return offset
    }

    private func word(at position: Int) throws(ABIError) -> ArraySlice<UInt8> {
        guard position <= data.count, ABIType.wordByteCount <= data.count - position else { throw short }
        return data[position..<position + ABIType.wordByteCount]
    }

    private var short: ABIError { ABIError(.short, "the data ends too early") }
    private var tooLong: ABIError { ABIError(.lengthOutOfRange, "a length that the data can't hold") }
}

extension UInt256 {
    /// The number in a word of 32 bytes.
    fileprivate init(word: ArraySlice<UInt8>) {
        // Short data was refused where the word was cut out.
        guard let number = Self(bigEndian: word) else { preconditionFailure("a word has 32 bytes") }
        self = number
    }
}
