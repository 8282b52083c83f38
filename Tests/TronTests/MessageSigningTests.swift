import StrictJSON
import Testing
import Tron

@Suite("Signed messages")
struct MessageSigningTests {
    @Test("a message has the digest, the signature and the signer of others")
    func vectors() throws {
        for vector in try VectorFile("message-sign").cases {
            let message = try vector["message"]?.string.map { Array($0.utf8) } ?? vector.bytes("message_hex")
            let key = try PrivateKey(bytes: vector.bytes("private_key"))

            let signature = try key.sign(message: message)

            #expect(try MessageSigning.digest(of: message).hex == vector.text("digest"))
            #expect(try signature.messageBytes.hex == vector.text("signature"))
            let parsed = try Signature(parsing: "0x" + vector.text("signature"))
            #expect(parsed == signature)
            let signer = try MessageSigning.signer(of: message, signature: parsed)
            #expect(try signer.base58 == vector.text("address"))
            #expect(MessageSigning.isSigned(message, by: key.address, signature: parsed))
        }
    }

    @Test("text is signed as its UTF-8")
    func text() throws {
        let key = try SampleTransaction.key(1)

        let signature = try key.sign(message: "hello")

        #expect(
            signature.messageHex
                == "0x1eb45a12a27653b832e450d0fc72b86e70b899fe7bcd2c573144f96d8c84aec72ad5057fa7ab80054ee06851b8"
                + "209ce1957b45f6668c753247976cecad05109c1b")
        #expect(try MessageSigning.signer(of: "hello", signature: signature) == key.address)
    }

    @Test("another message, another signature and another address are refused")
    func refused() throws {
        let key = try SampleTransaction.key(1)
        let message = Array("pay".utf8)
        let signature = try key.sign(message: message)
        var changed = signature.bytes
        changed[40] ^= 1
        let other = try Signature(bytes: changed)

        #expect(!MessageSigning.isSigned(Array("pay!".utf8), by: key.address, signature: signature))
        #expect(!MessageSigning.isSigned(message, by: key.address, signature: other))
        #expect(
            try !MessageSigning.isSigned(message, by: SampleTransaction.key(2).address, signature: signature))
        #expect(throws: KeyError.malformed) { try Signature(parsing: "0xzz") }
        #expect(throws: KeyError.wrongLength) { try Signature(parsing: "0x00") }
        #expect(throws: KeyError.badRecoveryByte) {
            try Signature(bytes: [UInt8](repeating: 1, count: 64) + [35])
        }
    }

    @Test("a message's signature is no transaction's: the same bytes have another digest")
    func domains() throws {
        let transaction = try SampleTransaction.transfer(memo: [])
        let key = try SampleTransaction.key(1)

        let signature = try key.sign(message: transaction.id.bytes)

        let signer = try PublicKey(recovering: signature, digest: transaction.id.bytes).address
        #expect(signer != key.address)
    }
}
