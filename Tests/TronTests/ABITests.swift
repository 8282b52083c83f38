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

    @Test("events: hashes of long values, anonymous events, other events")
    func events() throws {
        let event = try ABIEvent("Note", [.indexed(.string), .plain(.string), .indexed(.address)])
        let hash = Keccak256.hash(Array("a".utf8))
        let arguments: [ABIEvent.Argument] = [
            .hash(hash), .value(.string("b")), .value(.address(.blackHole)),
        ]

        let log = try event.log(arguments, from: .zero)

        #expect(event.signature == "Note(string,string,address)")
        #expect(log.topics.count == 3 && log.topics[1] == hash)
        #expect(try event.arguments(in: log) == arguments)
        let other = try ABIEvent("Note", [.indexed(.string), .plain(.string), .plain(.address)])
        #expect(throws: ABIError.self) { try other.arguments(in: log) }
        let anonymous = try ABIEvent.anonymous("Note", [.indexed(.bool)])
        let quiet = try anonymous.log([.value(.bool(true))], from: .zero)
        #expect(quiet.topics.count == 1)
        #expect(try anonymous.arguments(in: quiet) == [.value(.bool(true))])
        #expect(throws: ABIError.self) { try event.arguments(in: quiet) }
        #expect(throws: ABIError.self) {
            try ABIEvent("Four", Array(repeating: .indexed(.bool), count: 4))
        }
        #expect(throws: ABIError.self) { try event.log([.hash(hash)], from: .zero) }
    }

    @Test("a contract's own errors")
    func customErrors() throws {
        let failure = try ABICustomError("InsufficientBalance(uint256,uint256)")
        let values: [ABIValue] = [.uint(5), .uint(7)]

        let data = try failure.data(values)

        #expect(failure.selector.hex == "cf479181")
        #expect(try failure.values(in: data) == values)
        #expect(RevertReason(data: data) == nil)
        let error = #expect(throws: ABIError.self) { try ABICustomError("Other()").values(in: data) }
        #expect(error?.code == .wrongSelector)
    }

    @Test("a TRC-20 call reads as what it does, and as nothing else")
    func tokenCalls() throws {
        let token = TRC20Token(.blackHole)
        let (owner, other) = (try SampleTransaction.key(1).address, try SampleTransaction.key(2).address)
        let amount = TokenAmount(baseUnits: 12_500_000)

        let transfer = token.transfer(amount, from: owner, to: other)
        #expect(transfer.owner == owner && transfer.contract == token.contract)
        #expect(token.call(in: transfer) == .transfer(to: other, amount: amount.word))
        #expect(
            token.call(in: token.approve(.max, to: other, by: owner))
                == .approve(spender: other, amount: .max))
        let moved = token.transfer(amount, of: owner, to: other, by: .zero)
        #expect(moved.owner == .zero)
        #expect(token.call(in: moved) == .transferFrom(owner: owner, to: other, amount: amount.word))
        #expect(TRC20Token(.zero).call(in: transfer) == nil)
        #expect(TRC20Call(data: []) == nil)
        #expect(TRC20Call(data: transfer.data + [0]) == nil)
        #expect(TRC20Call(data: transfer.data.dropLast(32)) == nil)
        #expect(TRC20Call(data: TRC20.balanceCall(of: owner)) == nil)
    }
}
