/// The signatures of several keys on one transaction, and their weights (java-tron: `TransactionCapsule.checkWeight`,
/// `validatePubSignature`).
///
/// Everyone signs the same raw bytes. The order of signatures does not matter, and none of them changes the id.
public struct MultiSignature: Sendable {
    /// The transaction, as signed so far.
    public private(set) var transaction: SignedTransaction
    /// The permission: whose keys count, and how much weight is needed.
    public let permission: Permission
    /// Who signed, in the order of the signatures.
    public private(set) var signers: [Address]

    /// The most signatures that a chain takes (`getTotalSignNum`).
    public static let signaturesMax = 5

    /// Starts with the signatures of `transaction`. `permission` is the owner's permission with the id that it names.
    ///
    /// - Throws: `MultiSignatureError` if the permission is another, does not allow the contract, or a
    ///   signature does not count.
    public init(_ transaction: SignedTransaction, under permission: Permission) throws(MultiSignatureError) {
        guard transaction.raw.permissionID == permission.id else { throw .otherPermission }
        guard permission.kind == (permission.id == 0 ? .owner : .active) else { throw .otherPermission }
        guard permission.allows(transaction.raw.contract.type) else { throw .notAllowed }
        self.permission = permission
        self.transaction = transaction.replacing(signatures: [])
        signers = []
        for bytes in transaction.signatures {
            do {
                try add(Signature(bytes: bytes))
            } catch let error as MultiSignatureError {
                throw error
            } catch {
                throw .badSignature
            }
        }
    }

    /// Adds a signature.
    ///
    /// - Throws: `MultiSignatureError` if it does not count; nothing is changed then.
    public mutating func add(_ signature: Signature) throws(MultiSignatureError) {
        let signer: Address
        do {
            signer = try PublicKey(recovering: signature, digest: transaction.id.bytes).address
        } catch {
            throw .badSignature
        }
        // A signature of other bytes recovers to an address that nobody has.
        guard permission.keys.contains(where: { $0.address == signer }) else { throw .notAKeyOfPermission }
        guard !signers.contains(signer) else { throw .signedTwice }
        guard signers.count < min(permission.keys.count, Self.signaturesMax) else { throw .tooMany }
        signers.append(signer)
        transaction = transaction.replacing(signatures: transaction.signatures + [signature.bytes])
    }

    /// Adds the signature of `key`.
    ///
    /// - Throws: `MultiSignatureError` if it does not count; nothing is changed then.
    public mutating func sign(with key: PrivateKey) throws(MultiSignatureError) {
        let signature: Signature
        do {
            signature = try key.sign(transaction.id.bytes)
        } catch {
            throw .badSignature
        }
        try add(signature)
    }

    /// The weight of all signatures; nil if it does not fit 64 bits.
    public var weight: Int64? {
        var weight: Int64 = 0
        for key in permission.keys where signers.contains(key.address) {
            let (sum, overflow) = weight.addingReportingOverflow(key.weight)
            guard !overflow else { return nil }
            weight = sum
        }
        return weight
    }

    /// Whether the chain accepts it.
    public var isComplete: Bool { weight.map { !signers.isEmpty && $0 >= permission.threshold } ?? false }

    /// Who could still sign.
    public var missing: [Address] { permission.keys.map(\.address).filter { !signers.contains($0) } }
}

/// Why a signature, or a permission, does not count for a transaction.
public enum MultiSignatureError: String, Error, Sendable, CaseIterable {
    /// The transaction names another permission by its id.
    case otherPermission = "other_permission"
    /// The permission does not allow contracts of this type.
    case notAllowed = "not_allowed"
    /// No signature, or one that no key fits.
    case badSignature = "bad_signature"
    /// Signed with a key that the permission does not have, or something else was signed.
    case notAKeyOfPermission = "not_a_key_of_permission"
    /// The key has already signed.
    case signedTwice = "signed_twice"
    /// More signatures than the permission has keys, or than the chain accepts.
    case tooMany = "too_many"
}
