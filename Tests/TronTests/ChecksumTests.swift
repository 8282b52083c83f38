import Testing

@testable import Tron

@Suite("Checksums")
struct ChecksumTests {
    @Test("an address with any bit of its payload or checksum changed is refused")
    func addresses() throws {
        let address = PrivateKey.random().address
        let bytes = try #require(Base58Check.digits(address.base58.utf8))
        #expect(bytes.count == 25)

        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: AddressError.self, "byte \(index), bit \(bit)") {
                    try Address(parsing: Base58Check.encodeDigits(changed))
                }
            }
        }
    }

    @Test(
        "a recovery phrase with any bit of its checksum changed is refused", arguments: [12, 15, 18, 21, 24])
    func phrases(wordCount: Int) throws {
        let phrase = try Mnemonic(wordCount: wordCount, random: SystemRandomBytes.make)
        let words = phrase.words
        let last = try #require(words.last.flatMap { EnglishWords.index(of: $0) })

        for bit in 0..<(wordCount / 3) {
            let changed = words.dropLast() + [String(EnglishWords.all[last ^ (1 << bit)])]
            #expect(throws: MnemonicError.self, "bit \(bit)") {
                try Mnemonic(parsing: changed.joined(separator: " "))
            }
        }
    }

    @Test("a signature with any byte changed is not its signer's")
    func signatures() throws {
        let key = PrivateKey.random()
        let digest = Keccak256.hash(Array("signed".utf8))
        let signature = try key.sign(digest)
        #expect(try PublicKey(recovering: signature, digest: digest).address == key.address)

        for index in signature.bytes.indices {
            var changed = signature.bytes
            changed[index] ^= 1
            let signer = try? PublicKey(recovering: Signature(bytes: changed), digest: digest).address
            #expect(signer != key.address, "byte \(index)")
        }
    }
}
