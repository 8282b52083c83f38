import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("The vault")
struct VaultTests {
    let masterKey: MasterKey
    let vault: Vault
    let wallet = Samples.wallet

    init() throws {
        masterKey = try MasterKey(bytes: Array(0..<32))
        vault = Vault(masterKey: masterKey, random: Samples.Source(seed: 9))
    }

    func code(_ body: () throws -> Void) -> VaultError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? VaultError)?.code
        }
    }

    @Test("a key comes back for its wallet only")
    func roundTrip() throws {
        let sealed = try vault.seal(Samples.key(1), for: wallet.id, at: wallet.address)

        #expect(try vault.open(sealed, of: wallet.id, at: wallet.address).address == wallet.address)
        #expect(
            code { _ = try vault.open(sealed, of: Samples.identifier(8), at: wallet.address) } == .tampered)
        #expect(code { _ = try vault.open(sealed, of: wallet.id, at: Samples.recipient) } == .tampered)
    }

    @Test("a key of another address is not handed out")
    func otherAddress() throws {
        let sealed = try vault.seal(Samples.key(2), for: wallet.id, at: wallet.address)

        #expect(code { _ = try vault.open(sealed, of: wallet.id, at: wallet.address) } == .tampered)
    }

    @Test("every changed byte is found")
    func tampering() throws {
        let sealed = try vault.seal(Samples.key(1), for: wallet.id, at: wallet.address)
        for index in sealed.ciphertext.indices {
            var bytes = sealed.ciphertext
            bytes[index] ^= 1
            let changed = SealedKey(
                masterKeyID: sealed.masterKeyID, wrappedDataKey: sealed.wrappedDataKey, ciphertext: bytes)
            #expect(code { _ = try vault.open(changed, of: wallet.id, at: wallet.address) } == .tampered)
        }
        for index in sealed.wrappedDataKey.indices {
            var changed = sealed
            changed.wrappedDataKey[index] ^= 1
            #expect(code { _ = try vault.open(changed, of: wallet.id, at: wallet.address) } == .tampered)
        }
        var short = sealed
        short.wrappedDataKey = []
        #expect(code { _ = try vault.open(short, of: wallet.id, at: wallet.address) } == .tampered)
    }
}
