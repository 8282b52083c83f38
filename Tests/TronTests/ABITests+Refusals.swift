import Testing
import Tron

extension ABITests {
    @Test(
        "what is no type is refused",
        arguments: [
            "", "uint7", "uint0", "uint264", "uint08", "bytes0", "bytes33", "Address", "uint256 ", " uint256",
            "uint256[", "uint256[]]", "uint256[0]", "uint256[01]", "uint256[-1]", "uint256[1000000000]", "()",
            "(uint256", "(uint256,)", "(,uint256)", "fixed128x18", "uint256]", "struct", "bytes 32",
            String(repeating: "(", count: 100), "uint256" + String(repeating: "[]", count: 17),
        ])
    func notTypes(text: String) {
        let error = #expect(throws: ABIError.self) { try ABIType(parsing: text) }
        #expect(error?.code == .badType)
    }

    @Test(
        "what is no signature is refused",
        arguments: ["", "transfer", "transfer(", "(uint256)", "1f()", "f ()", "f()g", "f(uint256))", "f(x)"])
    func notSignatures(text: String) {
        let error = #expect(throws: ABIError.self) { try ABIFunction(text) }
        #expect(error?.code == .badType)
    }

    @Test("values that are not of their type are refused")
    func wrongValues() throws {
        let cases: [(String, ABIValue)] = [
            ("uint8", .uint(256)), ("uint8", .int(1)), ("int8", .int(128)), ("int8", .int(-129)),
            ("bytes2", .bytes([1])), ("function", .bytes([1])), ("address[1]", .array([])),
            ("(bool)", .tuple([])), ("bool", .string("true")), ("bytes", .string("x")),
            ("string", .bytes([])),
        ]
        for (type, value) in cases {
            let error = #expect(throws: ABIError.self) {
                try ABI.encode([value], as: [ABIType(parsing: type)])
            }
            #expect(error?.code == .wrongValue, "\(type)")
        }
        #expect(throws: ABIError.self) { try ABI.encode([], as: [.bool]) }
    }

    @Test("types that no signature can say are refused")
    func handMadeTypes() throws {
        for type in [
            .uint(bits: 7), .int(bits: 264), .fixedBytes(count: 33), .fixedBytes(count: -1), .tuple([]),
            .fixedArray(of: .bool, count: -1), .array(of: .tuple([])),
        ] as [ABIType] {
            let data = [UInt8](repeating: 0, count: 64)
            let decoding = #expect(throws: ABIError.self) { try ABI.decode(data, as: [.bytes, type]) }
            let encoding = #expect(throws: ABIError.self) {
                try ABI.encode([.bytes([]), .array([])], as: [.bytes, type])
            }
            #expect(decoding?.code == .badType && encoding?.code == .badType)
        }
    }

    @Test("what no compiler writes is refused: padding, order, leftovers, overlaps")
    func notCanonical() throws {
        func word(_ number: UInt64) -> [UInt8] { UInt256(number).bigEndianBytes }
        let padding = word(32) + word(1) + [0x61] + [UInt8](repeating: 0, count: 30) + [1]
        let leftover = word(7) + word(0)
        let gap = word(64) + word(0) + word(0)
        let overlap = word(64) + word(64) + word(0)
        let swapped = word(96) + word(64) + word(0) + word(0)
        for (data, types) in [
            (padding, [.string]), (leftover, [.uint256]), (gap, [.bytes]), (overlap, [.bytes, .bytes]),
            (swapped, [.bytes, .bytes]), ([1] + [UInt8](repeating: 1, count: 31), [.fixedBytes(count: 1)]),
        ] as [([UInt8], [ABIType])] {
            let error = #expect(throws: ABIError.self) { try ABI.decode(data, as: types) }
            #expect(error?.code == .notCanonical)
        }
    }
}
