package import Tron

/// A transaction whose cost is to be planned.
package struct FeeRequest: Hashable, Sendable {
    /// What the transaction is to do.
    package let intent: TransactionIntent
    /// The paying account.
    package let from: Address
    /// Public; written into the transaction.
    package let memo: String?
    /// The caller's bound on TRX burnt for energy; nil if none was given.
    package let feeLimit: Sun?
    /// Makes `stranger` unpredictable.
    package let salt: String

    /// A request for the cost of `intent`, paid by `from`.
    package init(intent: TransactionIntent, from: Address, memo: String?, feeLimit: Sun?, salt: String) {
        self.intent = intent
        self.from = from
        self.memo = memo
        self.feeLimit = feeLimit
        self.salt = salt
    }

    /// The size of the transaction with one signature, as the chain will count it.
    package func bandwidth(feeLimit: Sun) -> Bandwidth {
        let time = ChainTime(milliseconds: 1_800_000_000_000)
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 0], hash: [UInt8](repeating: 0, count: 8)), expiration: time,
            timestamp: time, contract: intent.contract(from: from), feeLimit: feeLimit,
            memo: Array((memo ?? "").utf8))
        // The two-byte field and two bytes of tag and length around the signature's 65.
        return Bandwidth(
            Int64(
                SignedTransaction(raw: raw, signatures: []).encoded().count + Signature.byteCount + 2 + 64))
    }

    /// An address that nobody can have given tokens to, which stands for a recipient without the token.
    package var stranger: Address {
        (try? Address(evmBytes: Keccak256.hash(Array(("stranger/" + salt).utf8)).suffix(20))) ?? .zero
    }
}
