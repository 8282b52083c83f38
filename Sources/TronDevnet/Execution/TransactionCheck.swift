import Tron

/// What a node checks before it executes anything, in java-tron's order (`Wallet.broadcastTransaction`,
/// `Manager.pushTransaction`).
enum TransactionCheck {
    /// - Throws: `BroadcastRefusal` for an expiration before the next slot.
    static func nextSlot(_ transaction: SignedTransaction, head: ChainTime) throws(BroadcastRefusal) {
        guard transaction.raw.expiration >= head.adding(ChainRule.slot) else { throw .expiration }
    }

    /// `TransactionCapsule.validatePubSignature`, for accounts whose permissions were never changed.
    static func signature(_ transaction: SignedTransaction) throws(BroadcastRefusal) {
        func refusal(_ words: String) -> BroadcastRefusal {
            BroadcastRefusal(.signature, "Validate signature error: \(words)")
        }
        guard !transaction.signatures.isEmpty else { throw refusal("miss sig or contract") }
        guard transaction.signatures.count <= 5 else { throw refusal("too many signatures") }
        guard let owner = transaction.raw.contract.owner else { throw refusal("miss sig or contract") }
        guard [0, 2].contains(transaction.raw.permissionID) else { throw refusal("permission isn't exit") }
        guard transaction.signatures.count == 1 else {
            throw refusal(
                "Signature count is \(transaction.signatures.count) more than key counts of permission : 1")
        }
        let bytes = transaction.signatures[0]
        guard bytes.count >= ChainRule.signatureBytes else {
            throw refusal("Signature size is \(bytes.count)")
        }
        let signer: Address
        do {
            // Longer ones are cut off, as java-tron 4.8.0 does.
            let signature = try Signature(bytes: Array(bytes.prefix(ChainRule.signatureBytes)))
            signer = try PublicKey(recovering: signature, digest: transaction.id.bytes).address
        } catch {
            throw refusal("\(bytes.hex) is no signature: \(error.rawValue)")
        }
        guard signer == owner else {
            throw refusal(
                "\(bytes.hex) is signed by \(signer.base58) but it is not contained of permission.")
        }
    }

    /// `Manager.validateCommon`: size, then the expiration against the head.
    static func common(_ transaction: SignedTransaction, head: ChainTime) throws(BroadcastRefusal) {
        let size = transaction.encoded().count + 128
        guard size <= ChainRule.transactionBytesMax else {
            throw .init(
                .tooBig,
                "Too big transaction with result, TxId \(transaction.id), the size is \(size) bytes, "
                    + "maxTxSize \(ChainRule.transactionBytesMax)")
        }
        try expiration(transaction, parent: head)
    }

    /// Whether a block on top of one with this time may hold it.
    static func expiration(_ transaction: SignedTransaction, parent: ChainTime) throws(BroadcastRefusal) {
        let expiration = transaction.raw.expiration
        guard parent < expiration, expiration <= parent.adding(ChainRule.lifetimeMax) else {
            throw .expiration
        }
    }
}
