import Crypto
import CryptoExtras
import Foundation

/// How a keystore's key is made from the password.
public enum KeyDerivation: Hashable, Sendable {
    /// scrypt (RFC 7914): `n` rounds, blocks of 128 · `r` bytes, `p` times over.
    case scrypt(n: Int, r: Int, p: Int)
    /// PBKDF2 with HMAC-SHA-256.
    case pbkdf2(rounds: Int)

    /// What wallets write: 256 MiB and about a second (java-tron: `Wallet.createStandard`).
    public static let standard = Self.scrypt(n: 262_144, r: 8, p: 1)
    /// A weaker one, for files that nobody else can read (java-tron: `Wallet.createLight`).
    public static let light = Self.scrypt(n: 4096, r: 8, p: 6)

    /// The length of a new keystore's salt in bytes.
    static let saltByteCount = 32

    private enum Limits {
        /// Four times the standard: 1 GiB, or some seconds. A stranger's file must not overload the machine.
        static let scryptBlocks = 4 * 262_144 * 8
        static let pbkdf2Rounds = 4 * 262_144
        /// RFC 7914: p at most (2^32 − 1) · 32 / (128 · r).
        static let blocksMax = (1 << 30) - 1
    }

    /// Refuses invalid parameters, and those that cost too much. Cheap itself.
    ///
    /// - Throws: `KeystoreError`.
    func check() throws(KeystoreError) {
        switch self {
        case .scrypt(let n, let r, let p):
            guard n > 1, n.nonzeroBitCount == 1, r > 0, p > 0 else {
                throw KeystoreError(.badParameters, "n is a power of two over 1, r and p are over 0")
            }
            // RFC 7914: n is below 2^(128 · r / 8).
            guard r >= 4 || n < 1 << (16 * r) else {
                throw KeystoreError(.badParameters, "n is too large for r")
            }
            let (memory, overflow) = n.multipliedReportingOverflow(by: r)
            let (work, overflowOfWork) = memory.multipliedReportingOverflow(by: p)
            guard !overflow, !overflowOfWork, work < Limits.scryptBlocks else {
                throw KeystoreError(.tooCostly, "scrypt with n \(n), r \(r), p \(p)")
            }
        case .pbkdf2(let rounds):
            guard rounds > 0 else { throw KeystoreError(.badParameters, "at least one round") }
            guard rounds < Limits.pbkdf2Rounds else {
                throw KeystoreError(.tooCostly, "pbkdf2 with \(rounds) rounds")
            }
        }
    }

    /// 32 bytes from the password: 16 for the cipher, 16 for the check.
    ///
    /// - Throws: `KeystoreError` as `check()` does.
    func key(password: String, salt: [UInt8]) throws(KeystoreError) -> SymmetricKey {
        try check()
        let password = Array(password.utf8)
        do {
            switch self {
            case .scrypt(let n, let r, let p) where p > 1 && n > 2 || r <= 16:
                return try KDF.Scrypt.deriveKey(
                    from: password, salt: salt, outputByteCount: 32, rounds: n, blockSize: r, parallelism: p)
            case .scrypt(let n, let r, let p):
                // The memory limit that swift-crypto hands to BoringSSL is too tight for large blocks.
                return try Scrypt(rounds: n, blockSize: r, parallelism: p).key(password: password, salt: salt)
            case .pbkdf2(let rounds):
                return try KDF.Insecure.PBKDF2.deriveKey(
                    from: password, salt: salt, using: .sha256, outputByteCount: 32,
                    unsafeUncheckedRounds: rounds)
            }
        } catch {
            throw KeystoreError(.badParameters, "the derivation refused them: \(error)")
        }
    }
}
