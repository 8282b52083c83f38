import Testing
import Tron

@testable import PaymentModel
@testable import Payments

extension VaultTests {
    @Test("one wallet's row can't stand in for another's")
    func swapped() throws {
        let other: WalletID = Samples.identifier(8)
        let ours = try vault.seal(Samples.key(1), for: wallet.id, at: wallet.address)
        let theirs = try vault.seal(Samples.key(2), for: other, at: Samples.address(2))

        #expect(code { _ = try vault.open(theirs, of: wallet.id, at: Samples.address(2)) } == .tampered)
        let mixed = SealedKey(
            masterKeyID: ours.masterKeyID, wrappedDataKey: theirs.wrappedDataKey, ciphertext: ours.ciphertext)
        #expect(code { _ = try vault.open(mixed, of: wallet.id, at: wallet.address) } == .tampered)
    }

    @Test("another master key says so, and does not try")
    func otherMasterKey() throws {
        let sealed = try vault.seal(Samples.key(1), for: wallet.id, at: wallet.address)
        let other = Vault(
            masterKey: try MasterKey(bytes: [UInt8](repeating: 1, count: 32)), random: Samples.Source(seed: 9)
        )

        #expect(code { _ = try other.open(sealed, of: wallet.id, at: wallet.address) } == .otherMasterKey)
        var claimed = sealed
        claimed.masterKeyID = try MasterKey(bytes: [UInt8](repeating: 1, count: 32)).id
        #expect(code { _ = try other.open(claimed, of: wallet.id, at: wallet.address) } == .tampered)
    }

    @Test("a master key has 32 bytes, an id that tells nothing of it, and prints as a secret")
    func masterKeys() throws {
        #expect(code { _ = try MasterKey(bytes: [1, 2, 3]) } == .wrongKeyLength)
        #expect(masterKey.id.count == 16)
        #expect("\(masterKey)" == "<secret>")
        #expect(String(reflecting: masterKey).contains("secret"))
        var dumped = ""
        dump(masterKey, to: &dumped)
        #expect(!dumped.contains("SymmetricKey"))
    }
}
