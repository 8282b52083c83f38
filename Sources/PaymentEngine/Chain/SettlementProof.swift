import PaymentModel
import Tron
import TronNode

/// Whether a receipt can be that of a transaction of ours in a block that proves its transactions and their results.
///
/// What a transaction cost is not covered by the block's header: that stays as told, and is compared with balances.
enum SettlementProof {
    /// - Throws: `NodeError.unreadable` where the receipt says otherwise than the block.
    static func judge(
        _ receipt: TransactionReceipt, of record: TransactionRecord, in block: NodeBlock
    ) throws(NodeError) {
        guard block.hasProvenTransactions else { return }
        guard let proven = block.transactions.first(where: { $0.id == receipt.id }),
            proven.succeeded == receipt.succeeded
        else {
            throw NodeError(
                .unreadable, "a receipt of block \(block.number) says another result than the block")
        }
        guard receipt.succeeded, case .tokenTransfer(let to, let amount) = record.intent,
            let token = record.intent.token
        else { return }
        let moved = receipt.tokenTransfers.map(\.transfer).filter {
            $0.contract == token.contract && $0.from == record.from && $0.to == to
        }
        guard moved.count == 1, moved[0].value == UInt256(UInt64(amount.units)) else {
            throw NodeError(
                .unreadable,
                "a receipt of block \(block.number) does not have the one transfer that the transaction makes"
            )
        }
    }
}
