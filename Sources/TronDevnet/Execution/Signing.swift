import Tron

/// Why signatures do not authorise a transaction.
struct SigningFault: Error {
    enum Kind {
        /// `SignatureFormatException`.
        case format
        /// `SignatureException`: no address can be computed.
        case computation
        /// `PermissionException`.
        case permission
    }
    let kind: Kind
    let words: String

    init(_ kind: Kind, _ words: String) {
        self.kind = kind
        self.words = words
    }
}

/// Who signed, and with what weight (`TransactionCapsule.checkWeight`).
enum Signing {
    /// The permission that a transaction names. Accounts that do not exist have what every account begins
    /// with.
    static func permission(
        for entry: NodeTransaction.Entry, of owner: Address, on state: ChainState
    ) throws(SigningFault) -> AccountPermission {
        let permissions = state.permissions(of: owner)
        guard let permission = permissions.permission(entry.permissionID) else {
            throw SigningFault(.permission, "permission isn't exit")
        }
        guard entry.permissionID != 0 else { return permission }
        guard permission.kind == .active else { throw SigningFault(.permission, "Permission type is error") }
        guard permission.allows(entry.type) else { throw SigningFault(.permission, "Permission denied") }
        return permission
    }

    /// The sum of the signers' weights, and who they are.
    static func weight(
        of transaction: NodeTransaction, under permission: AccountPermission
    ) throws(SigningFault) -> (weight: Int64, signers: [Address]) {
        guard transaction.signatures.count <= permission.keys.count else {
            throw SigningFault(
                .permission,
                "Signature count is \(transaction.signatures.count) more than key counts of permission : "
                    + "\(permission.keys.count)")
        }
        var signers: [Address] = []
        var sum: Int64 = 0
        for bytes in transaction.signatures {
            let signer = try signer(bytes, of: transaction.id)
            let weight = permission.weight(of: signer)
            guard weight > 0 else { throw SigningFault(.permission, stranger(bytes, signer)) }
            guard !signers.contains(signer) else {
                throw SigningFault(.permission, "\(signer.base58) has signed twice!")
            }
            signers.append(signer)
            sum += weight
        }
        return (sum, signers)
    }

    /// Whose signature these bytes are. What is longer than 65 is cut off, as java-tron 4.8.0 does.
    static func signer(_ bytes: [UInt8], of id: TransactionID) throws(SigningFault) -> Address {
        guard bytes.count >= ChainRule.signatureBytes else {
            throw SigningFault(.format, "Signature size is \(bytes.count)")
        }
        // The byte is signed in Java, and 27 is added to small ones.
        let told = Int8(bitPattern: bytes[64])
        let header = told < 27 ? Int(told) + 27 : Int(told)
        guard (27...34).contains(header) else {
            throw SigningFault(
                .computation, "java.security.SignatureException: Header byte out of range: \(header)")
        }
        let recovery = UInt8((header - 27) % 4)
        do {
            let signature = try Signature(bytes: bytes[..<64] + [recovery])
            return try PublicKey(recovering: signature, digest: id.bytes).address
        } catch {
            let words =
                recovery < 2
                ? "java.lang.IllegalArgumentException: Invalid point compression"
                : "java.security.SignatureException: Could not recover public key from signature"
            throw SigningFault(.computation, words)
        }
    }

    static func stranger(_ signature: [UInt8], _ signer: Address) -> String {
        "\(signature.hex) is signed by \(signer.base58) but it is not contained of permission."
    }
}

extension ChainState {
    /// What an account's permissions are, also of one that does not exist.
    func permissions(of owner: Address) -> AccountPermissions {
        let account = accounts[owner]
        if let permissions = account?.permissions { return permissions }
        var permissions = AccountPermissions(of: owner, operations: parameters.defaultOperations)
        if account?.isWitness == true {
            permissions.witness = AccountPermission(
                kind: .witness, id: 1, name: "witness", threshold: 1, operations: [],
                keys: permissions.owner.keys)
        }
        return permissions
    }
}
