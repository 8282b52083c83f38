import StrictJSON
import Testing
import Tron

@Suite("The contract ABI against vectors")
struct ABIVectorTests {
    @Test("selectors and topics")
    func selectors() throws {
        for vector in try cases("selector") {
            #expect(try ABIFunction(vector.text("signature")).selector.hex == vector.text("selector"))
        }
        for vector in try cases("topic") {
            let function = try ABIFunction(vector.text("signature"))
            let event = try ABIEvent(function.name, function.inputs.map { .plain($0) })
            #expect(try event.topic.hex == vector.text("topic"))
        }
    }

    @Test("values are written to the byte and read back")
    func values() throws {
        for vector in try cases("values") + cases("values", of: "abi-random") {
            let types = try vector.types()
            let values = try zip(vector.array("values"), types).map { try ABIValue(vector: $0, as: $1) }

            #expect(try ABI.encode(values, as: types).hex == vector.text("encoded"))
            #expect(try ABI.decode(vector.bytes("encoded"), as: types) == values)
        }
    }

    @Test("calls are written to the byte and read back")
    func calls() throws {
        for vector in try cases("call") {
            let function = try ABIFunction(vector.text("signature"))
            let values = try zip(vector.array("values"), function.inputs).map {
                try ABIValue(vector: $0, as: $1)
            }

            #expect(try function.call(values).hex == vector.text("data"))
            #expect(try function.arguments(of: vector.bytes("data")) == values)
        }
    }

    func cases(_ kind: String, of file: String = "abi") throws -> [JSON] {
        let cases = try VectorFile(file).cases.filter { $0["kind"]?.string == kind }
        #expect(!cases.isEmpty)
        return cases
    }
}

extension JSON {
    func types() throws -> [ABIType] {
        try array("types").map { try ABIType(parsing: #require($0.string)) }
    }

    func array(_ key: String) throws -> [JSON] {
        try #require(self[key]?.array, "\(key) is missing in \(text)")
    }
}

extension ABIValue {
    /// Integers as strings, addresses base58, bytes hex.
    init(vector: JSON, as type: ABIType) throws {
        switch type {
        case .uint, .trcToken: self = .uint(try #require(UInt256(decimal: vector.string ?? "")))
        case .int: self = .int(try #require(Int256(decimal: vector.string ?? "")))
        case .address: self = .address(try Address(parsing: #require(vector.string)))
        case .bool: self = .bool(vector == .bool(true))
        case .fixedBytes, .bytes, .function: self = .bytes(try #require([UInt8](hex: vector.string ?? "x")))
        case .string: self = .string(try #require(vector.string))
        case .array(let element), .fixedArray(let element, _):
            self = .array(try #require(vector.array).map { try ABIValue(vector: $0, as: element) })
        case .tuple(let types):
            self = .tuple(try zip(#require(vector.array), types).map { try ABIValue(vector: $0, as: $1) })
        }
    }
}
