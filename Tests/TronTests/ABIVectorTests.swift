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

    @Test("events are read from logs, and written back")
    func events() throws {
        for vector in try cases("event") {
            let function = try ABIFunction(vector.text("signature"))
            let event = try ABIEvent(
                function.name,
                zip(function.inputs, vector.array("indexed")).map { type, isIndexed in
                    isIndexed.bool == true ? .indexed(type) : .plain(type)
                })
            let log = EventLog(
                address: .blackHole,
                topics: try vector.array("topics").map { try #require([UInt8](hex: $0.string ?? "")) },
                data: try vector.bytes("data"))
            let values = try zip(vector.array("values"), function.inputs).map {
                try ABIValue(vector: $0, as: $1)
            }

            #expect(try event.arguments(in: log).map(\.value) == values)
            #expect(try event.log(values.map { .value($0) }, from: .blackHole) == log)
        }
    }

    @Test("reasons of reverts")
    func reverts() throws {
        for vector in try cases("revert") {
            let reason = RevertReason(data: try vector.bytes("data"))
            switch vector["error"]?.string {
            case "Error(string)": #expect(try reason == .error(vector.text("reason")))
            case "Panic(uint256)": #expect(try reason == .panic(UInt256(UInt64(vector.integer("panic")))))
            default: #expect(reason == nil)
            }
        }
    }

    @Test("what no contract writes is refused with the reason")
    func invalid() throws {
        for vector in try cases("invalid") {
            let error = #expect(throws: ABIError.self) {
                try ABI.decode(vector.bytes("data"), as: vector.types())
            }

            #expect(try error?.code.rawValue == vector.text("reason"), "\(vector.text)")
        }
    }

    private func cases(_ kind: String, of file: String = "abi") throws -> [JSON] {
        let cases = try VectorFile(file).cases.filter { $0["kind"]?.string == kind }
        #expect(!cases.isEmpty)
        return cases
    }
}

extension JSON {
    fileprivate func types() throws -> [ABIType] {
        try array("types").map { try ABIType(parsing: #require($0.string)) }
    }

    fileprivate func array(_ key: String) throws -> [JSON] {
        try #require(self[key]?.array, "\(key) is missing in \(text)")
    }
}

extension ABIValue {
    /// Integers as strings, addresses base58, bytes hex.
    fileprivate init(vector: JSON, as type: ABIType) throws {
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
