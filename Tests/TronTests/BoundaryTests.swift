import StrictJSON
import Testing
import Tron

/// The last value on this side of a boundary, and the first one beyond.
@Suite("Boundaries of values")
struct BoundaryTests {
    @Test("addresses are ordered by all of their bytes", arguments: 0..<20)
    func addressOrder(index: Int) throws {
        var (low, high) = ([UInt8](repeating: 5, count: 20), [UInt8](repeating: 5, count: 20))
        high[index] = 6
        for later in (index + 1)..<20 where later < 20 { low[later] = 255 }

        #expect(try Address(evmBytes: low) < Address(evmBytes: high))
        #expect(try !(Address(evmBytes: high) < Address(evmBytes: low)))
        #expect(try !(Address(evmBytes: low) < Address(evmBytes: low)))
    }

    @Test(
        "white space of any kind, anywhere in an address, is told as such",
        arguments: [" ", "\t", "\n", "\r\n", "\u{A0}", "\u{2003}", "\u{3000}", "\u{2028}"])
    func whiteSpace(space: String) throws {
        let text = try SampleTransaction.key(1).address.base58
        for place in [0, 1, 17, 34] {
            let index = text.index(text.startIndex, offsetBy: place)
            let error = #expect(throws: AddressError.self) {
                try Address(parsing: String(text[..<index]) + space + String(text[index...]))
            }
            #expect(error == .whitespace)
        }
    }

    @Test("a signature's last byte counts from 0, from 27 or from 31", arguments: UInt8.min ... .max)
    func recoveryBytes(byte: UInt8) throws {
        let signature = try SampleTransaction.key(1).sign([UInt8](repeating: 7, count: 32)).bytes.dropLast()

        let read = try? Signature(bytes: signature + [byte])

        let expected: UInt8? =
            switch byte {
            case 0...3: byte
            case 27...30: byte - 27
            case 31...34: byte - 31
            default: nil
            }
        #expect(read?.bytes.last == expected)
        #expect(read == nil || read?.bytes.dropLast() == signature)
    }

    @Test("a path's levels are each their own, and hardened by ' or h")
    func paths() throws {
        #expect(HDPath(account: 1, change: 2, index: 3).description == "m/44'/195'/1'/2/3")
        #expect(HDPath("m/44h/195h/1h/2/3") == HDPath(account: 1, change: 2, index: 3))
        #expect(HDPath("m/44'/195h/1'/2/3") == HDPath(account: 1, change: 2, index: 3))
        #expect(HDPath("m/2147483647'/2147483647")?.indices == [.max, 0x7FFF_FFFF])
        for text in [
            "m/2147483648", "m/2147483648'", "m/4294967295", "m/1H", "m/1''", "m/'", "m//1", "M/1", "m/-1",
        ] {
            #expect(HDPath(text) == nil, "\(text)")
        }
    }

    @Test("a keystore is read with crypto in either spelling, as Java writes it too")
    func capitalCrypto() throws {
        let key = try SampleTransaction.key(1)
        var file = try #require(
            Keystore(sealing: key, password: "p", derivation: .pbkdf2(rounds: 1)).json.object)
        file["Crypto"] = file["crypto"]
        file["crypto"] = nil

        #expect(try Keystore(json: .object(file)).open(password: "p").address == key.address)
    }
}
