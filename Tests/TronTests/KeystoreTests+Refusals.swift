import Crypto
import StrictJSON
import Testing

@testable import Tron

extension KeystoreTests {
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
}
