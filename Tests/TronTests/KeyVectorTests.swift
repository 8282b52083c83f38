import StrictJSON
import Testing
import Tron

@Suite("Keys, addresses and signatures against vectors")
struct KeyVectorTests {
    @Test("an address comes from its key, and reads back from both of its texts")
    func addresses() throws {
        for vector in try VectorFile("addresses").cases where vector["invalid"] == nil {
            let address = try Address(parsing: vector.text("base58"))

            #expect(try address.hex == vector.text("hex"))
            #expect(try address.base58 == vector.text("base58"))
            #expect(try Address(parsing: vector.text("hex").uppercased()) == address)
            #expect(try Address(bytes: vector.bytes("hex")) == address)
            guard vector["private_key"] != nil else { continue }
            let key = try PrivateKey(bytes: vector.bytes("private_key"))
            #expect(key.address == address)
            #expect(try key.publicKey.uncompressed == vector.bytes("public_key"))
            #expect(try PublicKey(bytes: vector.bytes("public_key")) == key.publicKey)
            #expect(try PublicKey(bytes: key.publicKey.compressed) == key.publicKey)
        }
    }

    @Test("what is no address is refused with the reason")
    func invalidAddresses() throws {
        for vector in try VectorFile("addresses").cases {
            guard let invalid = vector["invalid"]?.string else { continue }
            let reasons = try vector.text("reason").split(separator: "_or_").map { alternative in
                AddressError.allCases.first {
                    $0.rawValue == alternative || $0.rawValue == "bad_" + alternative
                }
            }

            let error = #expect(throws: AddressError.self) { try Address(parsing: invalid) }

            #expect(reasons.contains(error), "\(invalid.debugDescription) gave \(String(describing: error))")
        }
    }

    @Test("signatures are deterministic, low-s, and recover to their key")
    func signatures() throws {
        for vector in try VectorFile("sign").cases where vector["digest"] != nil {
            let key = try PrivateKey(bytes: vector.bytes("private_key"))

            let signature = try key.sign(vector.bytes("digest"))

            #expect(try signature.hex == vector.text("signature"))
            #expect(try PublicKey(recovering: signature, digest: vector.bytes("digest")) == key.publicKey)
        }
    }

    @Test("what is no private key is refused with the reason")
    func invalidKeys() throws {
        for vector in try VectorFile("sign").cases {
            guard let invalid = vector["invalid_private_key"]?.string else { continue }

            let error = #expect(throws: KeyError.self) { try PrivateKey(bytes: [UInt8](hex: invalid) ?? []) }

            #expect(try error?.rawValue == vector.text("reason"))
        }
    }

    @Test("Keccak-256 has the digests of others, over every length around a block")
    func keccak() throws {
        for vector in try VectorFile("keccak").cases {
            let message = try vector.bytes("message")

            #expect(try Keccak256.hash(message).hex == vector.text("digest"))
        }
    }
}
