import Crypto
import Foundation
public import PaymentModel
public import Tron

/// Encrypts private keys with AES-256-GCM. Each wallet has a data key of its own, which the master key wraps. Keys
/// are opened only to sign, for as long as the signatures of one round take.
public struct Vault: Sendable {
    private let masterKey: MasterKey
    private let random: any RandomSource

    /// A vault under `masterKey`.
    ///
    /// `random` makes data keys and nonces, and must be cryptographically secure.
    public init(masterKey: MasterKey, random: any RandomSource) {
        self.masterKey = masterKey
        self.random = random
    }

    /// The key, encrypted for this wallet only.
    public func seal(
        _ key: borrowing PrivateKey, for wallet: WalletID, at address: Address
    ) throws -> SealedKey {
        let binding = Self.binding(wallet, address)
        var dataKeyBytes = random.bytes(32)
        defer { dataKeyBytes.resetBytes() }
        let dataKey = SymmetricKey(data: dataKeyBytes)
        let wrapped = try AES.GCM.seal(
            dataKeyBytes, using: masterKey.key, nonce: nonce(), authenticating: binding)
        let sealed = try key.withBytes { bytes in
            try AES.GCM.seal(bytes, using: dataKey, nonce: nonce(), authenticating: binding)
        }
        return SealedKey(
            masterKeyID: masterKey.id, wrappedDataKey: Self.bytes(of: wrapped),
            ciphertext: Self.bytes(of: sealed))
    }

    /// The wallet's key, decrypted.
    ///
    /// - Throws: `VaultError` if another master key wrapped it, or it is not the one that was stored for this wallet.
    public func open(_ sealed: SealedKey, of wallet: WalletID, at address: Address) throws -> PrivateKey {
        let binding = Self.binding(wallet, address)
        return try withDataKey(of: sealed, wallet, binding) { dataKey in
            var bytes = try AES.GCM.open(
                .init(combined: sealed.ciphertext), using: SymmetricKey(data: dataKey),
                authenticating: binding)
            defer { bytes.resetBytes(in: bytes.indices) }
            let key = try PrivateKey(bytes: bytes)
            guard key.address == address else {
                throw VaultError(.tampered, "the key belongs to another address")
            }
            return key
        }
    }

    /// The same key with its data key wrapped by `other`'s master key. The encrypted private key stays the same.
    ///
    /// - Throws: `VaultError` if this vault's master key did not wrap it, or it is not what was stored for this wallet.
    func rewrapped(
        _ sealed: SealedKey, of wallet: WalletID, at address: Address, by other: Vault
    ) throws -> SealedKey {
        let binding = Self.binding(wallet, address)
        return try withDataKey(of: sealed, wallet, binding) { dataKey in
            let wrapped = try AES.GCM.seal(
                dataKey, using: other.masterKey.key, nonce: nonce(), authenticating: binding)
            return SealedKey(
                masterKeyID: other.masterKey.id, wrappedDataKey: Self.bytes(of: wrapped),
                ciphertext: sealed.ciphertext)
        }
    }

    /// Provides the data key while `body` runs. Any error in it means that the key is not what was stored.
    private func withDataKey<Value: ~Copyable>(
        of sealed: SealedKey, _ wallet: WalletID, _ binding: [UInt8], _ body: (Data) throws -> Value
    ) throws -> Value {
        guard sealed.masterKeyID == masterKey.id else {
            throw VaultError(
                .otherMasterKey, "the key of \(wallet.text) was wrapped by master key \(sealed.masterKeyID)")
        }
        do {
            var dataKey = try AES.GCM.open(
                .init(combined: sealed.wrappedDataKey), using: masterKey.key, authenticating: binding)
            defer { dataKey.resetBytes(in: dataKey.indices) }
            return try body(dataKey)
        } catch {
            throw VaultError(.tampered, "the key of \(wallet.text) cannot be opened")
        }
    }

    private func nonce() throws -> AES.GCM.Nonce { try AES.GCM.Nonce(data: random.bytes(12)) }

    private static func binding(_ wallet: WalletID, _ address: Address) -> [UInt8] {
        Array("lucid/\(wallet.text)/\(address.base58)".utf8)
    }

    /// Nonce, ciphertext and tag in one.
    private static func bytes(of box: AES.GCM.SealedBox) -> [UInt8] {
        Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }
}

extension [UInt8] {
    /// Overwrites every byte, so that no key stays in freed memory.
    fileprivate mutating func resetBytes() {
        for index in indices { self[index] = 0 }
    }
}
