import Crypto
import StrictJSON
import Testing

@testable import Tron

extension KeystoreTests {
    @Test("what costs too much is refused when the file is read, before anything is tried")
    func tooCostly() throws {
        for vector in try VectorFile("keystore").cases where vector["error"]?.string == "too_costly" {
            let file = try #require(vector["keystore"])

            let error = #expect(throws: KeystoreError.self) { try Keystore(json: file) }

            #expect(error?.code == .tooCostly)
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
}
