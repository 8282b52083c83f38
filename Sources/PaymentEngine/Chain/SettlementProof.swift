import PaymentModel
import Tron
import TronNode

/// Whether a receipt can be that of a transaction of ours in a block that proves its transactions and their results.
///
/// What a transaction cost is not covered by the block's header: that stays as told, and is compared with balances.
enum SettlementProof {
    /// - Returns: What the token kept of the amount: a fee that was switched on after the transaction was signed.
    /// - Throws: `NodeError.unreadable` where the receipt says otherwise than the block.
    static func judge(
        _ receipt: TransactionReceipt, of record: TransactionRecord, in block: NodeBlock
    ) throws(NodeError) -> UInt256 {
        guard block.hasProvenTransactions else { return .zero }
        guard let proven = block.transactions.first(where: { $0.id == receipt.id }),
            proven.succeeded == receipt.succeeded
        else {
            throw NodeError(
                .unreadable, "a receipt of block \(block.number) says another result than the block")
        }
        guard receipt.succeeded, case .tokenTransfer(let to, let amount) = record.intent,
            let token = record.intent.token
        else { return .zero }
        let moved = receipt.tokenTransfers.map(\.transfer).filter {
            $0.contract == token.contract && $0.from == record.from
        }
        // TetherToken logs what it keeps as a transfer of its own, to its owner.
        let (paid, kept) = (sum(moved.filter { $0.to == to }), sum(moved.filter { $0.to != to }))
        guard paid > .zero, paid.adding(kept) == UInt256(UInt64(amount.units)) else {
            throw NodeError(
                .unreadable,
                "a receipt of block \(block.number) does not have the transfer that the transaction makes")
        }
        return kept
    }

    private static func sum(_ transfers: [TRC20.Transfer]) -> UInt256 {
        // What does not fit is no amount of ours.
        transfers.reduce(.zero) { $0.adding($1.value) ?? .max }
    }
}
