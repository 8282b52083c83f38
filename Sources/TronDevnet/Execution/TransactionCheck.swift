import Tron

/// What a node checks before it executes anything (`Wallet.broadcastTransaction`, `Manager.pushTransaction`).
struct TransactionCheck {
    let transaction: NodeTransaction

    /// - Throws: `BroadcastRefusal` for no contract, or an expiration before the next slot.
    func atTheDoor(nextSlot: ChainTime) throws(BroadcastRefusal) {
        guard !transaction.entries.isEmpty else { throw .invalid("No contract!") }
        guard transaction.expiration >= nextSlot else { throw .expiration }
    }

    /// `TransactionCapsule.validatePubSignature`.
    func signature(on state: ChainState) throws(BroadcastRefusal) {
        guard !transaction.signatures.isEmpty, let entry = transaction.entries.first else {
            throw .signature("miss sig or contract")
        }
        guard transaction.signatures.count <= ChainRule.signaturesMax else {
            throw .signature("too many signatures")
        }
        do throws(SigningFault) {
            guard let owner = transaction.payload?.address("owner_address") else {
                throw SigningFault(.permission, unknownOwner())
            }
            let permission = try Signing.permission(for: entry, of: owner, on: state)
            let weight = try Signing.weight(of: transaction, under: permission).weight
            guard weight >= permission.threshold else { throw SigningFault(.permission, "sig error") }
        } catch {
            throw .signature(error.words)
        }
    }

    /// An owner that is not an address has a permission that nobody's key is in.
    private func unknownOwner() -> String {
        guard let bytes = transaction.signatures.first,
            let signer = try? Signing.signer(bytes, of: transaction.id)
        else { return "permission isn't exit" }
        return Signing.stranger(bytes, signer)
    }

    func size() throws(BroadcastRefusal) {
        let size = transaction.size + 128
        guard size <= ChainRule.transactionBytesMax else {
            throw .init(
                .tooBig,
                "Too big transaction with result, TxId \(transaction.id), the size is \(size) bytes, "
                    + "maxTxSize \(ChainRule.transactionBytesMax)")
        }
    }

    /// Whether a block on top of one with this time may hold it (`Manager.validateCommon`).
    func expiration(head: ChainTime) throws(BroadcastRefusal) {
        let expiration = transaction.expiration
        guard head < expiration, expiration <= head.adding(ChainRule.lifetimeMax) else { throw .expiration }
    }

    func oneContract() throws(BroadcastRefusal) {
        guard transaction.entries.count == 1 else {
            throw .invalid(
                "tx \(transaction.id) contract size should be exactly 1, this is extend feature ,actual :"
                    + "\(transaction.entries.count)")
        }
    }
}
