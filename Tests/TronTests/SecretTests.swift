import Crypto
import Testing

@testable import Tron

// One after the other: what one search looks through would be found by another.
@Suite("Secrets", .serialized)
struct SecretTests {
    private func printed<Value>(_ value: Value) -> String {
        var output = ""
        dump(value, to: &output)
        output += "\(value)" + String(reflecting: value) + String(describing: value)
        output += Mirror(reflecting: value).children.map { "\($0.label ?? "")\($0.value)" }.joined()
        return output
    }

    @Test("no way to print a key shows it, nor a value that holds one")
    func printing() throws {
        let mnemonic = try Mnemonic(entropy: [UInt8](repeating: 0x42, count: 32))
        let root = mnemonic.rootKey()
        let key = root.privateKey
        let secrets = [
            key.withBytes { $0.hex }, key.withBytes { "\(Array($0))" }, mnemonic.words[0], mnemonic.phrase,
            mnemonic.seed(passphrase: "").hex, key.withBytes { "\($0[0]), \($0[1]), \($0[2])" },
        ]

        let output =
            printed(key) + printed(root) + printed(mnemonic) + printed([key]) + printed((key, 1))
            + printed(["key": root]) + printed(SecretBytes(copying: [1, 2, 3])) + printed(Optional(key))

        for secret in secrets { #expect(!output.contains(secret)) }
        #expect(output.contains("<secret>"))
    }
}
