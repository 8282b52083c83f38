import Crypto
import StrictJSON
import Testing

@testable import Tron

@Suite("Keystores")
struct KeystoreTests {
    @Test(
        "a file of others opens, or is refused with the reason", arguments: try VectorFile("keystore").cases)
    func vectors(vector: JSON) throws {
        let file = try #require(vector["keystore"])
        let password = try vector.text("password")
        guard let expected = vector["error"]?.string else {
            let keystore = try Keystore(json: file)
            let key = try keystore.open(password: password)
            #expect(try key.withBytes { Array($0) } == vector.bytes("private_key"))
            #expect(keystore.address == key.address)
            #expect(try Keystore(parsing: keystore.encoded()) == keystore)
            return
        }

        let error = #expect(throws: KeystoreError.self) {
            try Keystore(json: file).open(password: password)
        }

        #expect(error?.code.rawValue == expected, "\(error?.reason ?? "")")
    }

    @Test(
        "a key comes back from its file, whatever the parameters",
        arguments: [
            .scrypt(n: 16, r: 8, p: 1), .scrypt(n: 2, r: 1, p: 16), .scrypt(n: 4, r: 40, p: 1),
            .scrypt(n: 2, r: 33, p: 2), .light, .pbkdf2(rounds: 1000),
        ] as [KeyDerivation], ["", "correct horse", "pässwörd ✓"])
    func roundTrip(derivation: KeyDerivation, password: String) throws {
        let key = PrivateKey.random()

        let keystore = try Keystore(sealing: key, password: password, derivation: derivation)

        let read = try Keystore(parsing: keystore.encoded())
        #expect(read == keystore)
        #expect(try read.open(password: password).publicKey == key.publicKey)
        #expect(throws: KeystoreError.self) { try read.open(password: password + "x") }
        #expect(!keystore.json.text.contains(key.withBytes { $0.hex }))
    }

    @Test("addresses of Ethereum's form are read, and a file of another key is refused")
    func addresses() throws {
        let (key, other) = (try SampleTransaction.key(1), try SampleTransaction.key(2))
        var file = try #require(
            try Keystore(sealing: key, password: "p", derivation: .scrypt(n: 2, r: 1, p: 1)).json.object)

        for text in [key.address.evmBytes.hex, "0x" + key.address.evmBytes.hex, key.address.hex] {
            file["address"] = .string(text)
            #expect(try Keystore(json: .object(file)).open(password: "p").address == key.address)
        }
        file["address"] = nil
        #expect(try Keystore(json: .object(file)).address == nil)
        file["address"] = .string(other.address.base58)
        let error = #expect(throws: KeystoreError.self) {
            try Keystore(json: .object(file)).open(password: "p")
        }
        #expect(error?.code == .wrongAddress)
        file["address"] = "T"
        #expect(throws: KeystoreError.self) { try Keystore(json: .object(file)) }
    }
}
