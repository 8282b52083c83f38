import StrictJSON
import Testing
import Tron

/// The last value on this side of a boundary, and the first one beyond.
@Suite("Boundaries of values")
struct BoundaryTests {
    @Test("the largest factor fits, and one more does not")
    func products() throws {
        var random = SeededGenerator()
        for round in 0..<300 {
            let factor = round < 20 ? UInt256(UInt64(round) + 1) : try random.word()
            guard let largest = UInt256.max.divided(by: factor)?.quotient else { continue }

            #expect(largest.multiplied(by: factor) != nil, random.note)
            #expect(factor.multiplied(by: largest) != nil, random.note)
            guard let more = largest.adding(1) else { continue }
            #expect(more.multiplied(by: factor) == nil, random.note)
            #expect(factor.multiplied(by: more) == nil, random.note)
        }
    }

    @Test("the largest summand fits, and one more does not")
    func sums() throws {
        var random = SeededGenerator()
        for _ in 0..<300 {
            let summand = try random.word()
            let largest = try #require(UInt256.max.subtracting(summand))

            #expect(largest.adding(summand) == .max, random.note)
            if let more = largest.adding(1) { #expect(more.adding(summand) == nil, random.note) }
        }
    }

    @Test("an amount less itself is nothing, and less a unit more is none")
    func differences() {
        for units in [0, 1, 1_000_000, UInt64.max - 1] {
            let amount = TokenAmount(baseUnits: units)

            #expect(amount.subtracting(amount) == TokenAmount(baseUnits: 0))
            #expect(amount.subtracting(TokenAmount(baseUnits: units + 1)) == nil)
        }
    }

    @Test("a duration is added to a time of the chain to the millisecond")
    func times() {
        let time = ChainTime(milliseconds: 1_000)
        for milliseconds in [0, 1, 999, 1000, 1500, 86_400_001, -1, -1500] as [Int64] {
            #expect(time.adding(.milliseconds(milliseconds)).milliseconds == 1000 + milliseconds)
            #expect(time.adding(.milliseconds(milliseconds)).since(time) == .milliseconds(milliseconds))
        }
        #expect(time.adding(.microseconds(1999)).milliseconds == 1001)
    }

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

    @Test(
        "a price of energy of 0 stands for 100 sun, any other for itself",
        arguments: [0, 1, 99, 100, 420] as [Int64])
    func energyPrice(price: Int64) {
        #expect(ChainParameters(values: ["getEnergyFee": price]).energyPrice == Sun(price == 0 ? 100 : price))
        #expect(ChainParameters(values: [:]).energyPrice == 100)
    }

    @Test(
        "what is used counts against stake and against what there is now; stake and allowance are not added")
    func resources() {
        func resources(
            _ free: (Bandwidth, Bandwidth), _ staked: (Bandwidth, Bandwidth), _ energy: (Energy, Energy)
        ) -> AccountResources {
            AccountResources(
                freeBandwidth: free, stakedBandwidth: staked, energy: energy,
                energyPool: ResourcePool(limit: 1000, weight: 10))
        }
        let some = resources((600, 100), (400, 50), (900, 300))

        #expect(some.bandwidthAvailable == 500)
        #expect(resources((600, 600), (400, 50), (0, 0)).bandwidthAvailable == 350)
        #expect(resources((600, 700), (400, 400), (0, 0)).bandwidthAvailable == 0)
        #expect(some.energyAvailable == 600)
        #expect(resources((0, 0), (0, 0), (5, 9)).energyAvailable == 0)
        // 5 TRX of 10 give 500 of 1000; 300 are used.
        #expect(some.energyAvailable(of: Sun(5 * Sun.perTRX)) == 200)
        #expect(some.energyAvailable(of: Sun(100 * Sun.perTRX)) == 600)
        #expect(some.energyAvailable(of: .zero) == 0)
    }
}
