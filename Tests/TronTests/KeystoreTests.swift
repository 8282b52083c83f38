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

    @Test("what costs too much is refused when the file is read, before anything is tried")
    func tooCostly() throws {
        for vector in try VectorFile("keystore").cases where vector["error"]?.string == "too_costly" {
            let file = try #require(vector["keystore"])

            let error = #expect(throws: KeystoreError.self) { try Keystore(json: file) }

            #expect(error?.code == .tooCostly)
        }
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

    @Test(
        "a file with any byte of its MAC or ciphertext changed is refused", arguments: ["mac", "ciphertext"])
    func everyByteCounts(member: String) throws {
        let keystore = try Keystore(
            sealing: PrivateKey.random(), password: "correct horse", derivation: .pbkdf2(rounds: 1000))
        var file = try #require(keystore.json.object)
        file["address"] = nil
        var crypto = try #require(file["crypto"]?.object)
        let bytes = try #require(crypto[member]?.string.flatMap { [UInt8](hex: $0) })
        #expect(throws: Never.self) { try Keystore(json: .object(file)).open(password: "correct horse") }

        for index in bytes.indices {
            for bit in [UInt8(1), 0x80] {
                var changed = bytes
                changed[index] ^= bit
                crypto[member] = .string(changed.hex)
                file["crypto"] = .object(crypto)

                let error = #expect(throws: KeystoreError.self) {
                    try Keystore(json: .object(file)).open(password: "correct horse")
                }

                #expect(error?.code == .wrongPassword, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test("of a thousand wrong passwords none opens a file that names no address")
    func wrongPasswords() throws {
        let sealed = try Keystore(
            sealing: PrivateKey.random(), password: "correct horse", derivation: .pbkdf2(rounds: 1))
        var file = try #require(sealed.json.object)
        file["address"] = nil
        let keystore = try Keystore(json: .object(file))

        for number in 0..<1000 {
            let error = #expect(throws: KeystoreError.self) { try keystore.open(password: "wrong \(number)") }
            #expect(error?.code == .wrongPassword)
        }
    }

    @Test(
        "parameters at the edge of what is allowed",
        arguments: [
            (.scrypt(n: 1 << 20, r: 8, p: 1), .tooCostly), (.scrypt(n: 1 << 19, r: 8, p: 1), nil),
            (.scrypt(n: 262_144, r: 8, p: 3), nil), (.scrypt(n: 262_144, r: 8, p: 4), .tooCostly),
            (.scrypt(n: 1 << 16, r: 1, p: 1), .badParameters), (.scrypt(n: 1 << 15, r: 1, p: 1), nil),
            (.scrypt(n: -2, r: 1, p: 1), .badParameters),
            (.scrypt(n: .max, r: .max, p: .max), .badParameters),
            (.scrypt(n: 1 << 62, r: .max, p: .max), .tooCostly), (.pbkdf2(rounds: 1_048_576), .tooCostly),
            (.pbkdf2(rounds: 1_048_575), nil), (.pbkdf2(rounds: -1), .badParameters),
        ] as [(KeyDerivation, KeystoreError.Code?)])
    func edges(derivation: KeyDerivation, code: KeystoreError.Code?) {
        let error = Result { () throws(KeystoreError) in try derivation.check() }
        switch error {
        case .success: #expect(code == nil)
        case .failure(let error): #expect(error.code == code)
        }
    }

    /// RFC 7914, section 12: the first 32 bytes of its first three results.
    @Test("our own scrypt is scrypt")
    func ownScrypt() throws {
        let expected = [
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442",
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162",
        ]
        let results = [
            try Scrypt(rounds: 16, blockSize: 1, parallelism: 1).key(password: [], salt: []),
            try Scrypt(rounds: 1024, blockSize: 8, parallelism: 16).key(
                password: Array("password".utf8), salt: Array("NaCl".utf8)),
        ]

        #expect(results.map { $0.withUnsafeBytes { $0.hex } } == expected)
    }

    /// Computed with OpenSSL's scrypt; the first three are those that swift-crypto does not take.
    @Test(
        "scrypt with large blocks is scrypt",
        arguments: [
            (4, 40, 1, "995d8d36b68c335e02824376a454aebde9636408e73209c8b037c0bfdec0ce22"),
            (2, 33, 2, "769628f2aa5ab9aa58abe1d8ece2f579a065fe3eeaaf2cd001ff876d731d82ea"),
            (16, 17, 1, "fb7a6f0ba9a3519712013ec3f5e0bfc4b2abcaa74ae4b1ee0904629b7c6f760a"),
            (4, 1, 3, "416343edbc61615e293bf88dcfe3231d4e66819d9ff02b27409f6a2b2269e120"),
        ] as [(Int, Int, Int, String)])
    func largeBlocks(n: Int, r: Int, p: Int, expected: String) throws {
        let key = try KeyDerivation.scrypt(n: n, r: r, p: p).key(
            password: "correct horse", salt: Array("salt".utf8))

        #expect(key.withUnsafeBytes { $0.hex } == expected)
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
