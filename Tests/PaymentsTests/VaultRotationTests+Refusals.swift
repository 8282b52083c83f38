import StrictJSON
import Synchronization
import Testing
import Tron

@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension VaultRotationTests {
    @Test("a key of a third master key, or one that does not open, and nothing is changed")
    func refusals() async throws {
        try await fill()
        var wallet = try #require(try await store.wallet(Samples.identifier(3)))
        let sealedKey = try #require(wallet.sealedKey)
        let third = try MasterKey(bytes: Array(200..<232))
        func code(_ sealedKey: SealedKey, _ status: WalletStatus) async throws -> VaultError.Code? {
            wallet = try #require(try await store.wallet(wallet.id))
            wallet.sealedKey = sealedKey
            wallet.status = status
            try await put(wallet)
            do {
                _ = try await rotation(over: store).run(by: operatorCaller)
                return nil
            } catch {
                return (error as? VaultError)?.code
            }
        }
        let foreign = try Vault(masterKey: third, random: random).seal(
            Samples.key(3), for: wallet.id, at: wallet.address)
        var broken = sealedKey
        broken.wrappedDataKey[20] ^= 1

        #expect(try await code(foreign, .active) == .otherMasterKey)
        #expect(try await code(broken, .frozen) == .tampered)
        #expect(try await actions().isEmpty)
        try await expectUntouched()
        // An archived wallet is in nobody's way; it comes back with its backup.
        #expect(try await code(broken, .archived) == nil)
        #expect(try await store.wallet(wallet.id)?.sealedKey == broken)
        #expect(try await new.foreignWallet(in: store) == nil)
    }

    private func expectUntouched() async throws {
        let ids = try await store.wallets(after: nil, limit: 100).compactMap(\.sealedKey?.masterKeyID)
        #expect(!ids.contains(new.id))
    }
}
