import Testing
import Tron

@Suite("The contract ABI")
struct ABITests {
    @Test(
        "types read back as they are written",
        arguments: [
            "uint8", "uint256", "int64", "address", "bool", "bytes", "bytes1", "bytes32", "string",
            "function", "trcToken", "uint256[]", "address[3]", "string[2][]", "(address,uint256)",
            "(string,(uint256,bytes)[])[4]",
        ])
    func types(name: String) throws {
        #expect(try ABIType(parsing: name).name == name)
    }

    @Test("uint and int are those of 256 bits")
    func aliases() throws {
        #expect(try ABIType(parsing: "uint[]").name == "uint256[]")
        #expect(try ABIType(parsing: "int").name == "int256")
        #expect(try ABIFunction("transfer(address,uint)").selector.hex == "a9059cbb")
    }

    @Test("numbers at the edges of their types pass")
    func edges() throws {
        let cases: [(String, ABIValue)] = [
            ("uint8", .uint(255)), ("uint256", .uint(.max)), ("int8", .int(127)), ("int8", .int(-128)),
            ("int256", .int(Int256(bits: UInt256.max))), ("trcToken", .uint(1_000_001)),
            ("int64", .int(Int256(.min))), ("function", .bytes([UInt8](repeating: 1, count: 24))),
        ]
        for (name, value) in cases {
            let type = try ABIType(parsing: name)
            #expect(try ABI.decode(ABI.encode([value], as: [type]), as: [type]) == [value], "\(name)")
        }
    }

    @Test("a little data can't be made into a lot: offsets into the same place end soon")
    func bomb() throws {
        // Ten levels of arrays, each of ten elements that are all the next level.
        var type = ABIType.bytes
        for _ in 0..<10 { type = .array(of: type) }
        var data = UInt256(32).bigEndianBytes
        for _ in 0..<10 {
            data += UInt256(10).bigEndianBytes
            for _ in 0..<10 { data += UInt256(320).bigEndianBytes }
        }
        data += UInt256(0).bigEndianBytes

        let error = #expect(throws: ABIError.self) { try ABI.decode(data, as: [type]) }

        #expect(error?.code == .notCanonical)
    }
}
