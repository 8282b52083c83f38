package import PaymentModel
import Payments
package import StrictJSON
import Tron

extension TransactionRecord {
    /// `TransactionInfo` of the contract.
    ///
    /// - Parameter confirmations: of its block, if it is in one. Unless they are known, 1 is given, the least
    ///   possible.
    package func json(confirmations: Int64? = nil) -> JSON {
        [
            "id": .id(id), "kind": .string(intent.kind.rawValue), "status": .string(status.rawValue),
            "wallet_id": .id(walletID), "from": .address(from),
            "to": .optional(intent.recipient, JSON.address),
            "asset": .optional(intent.asset) { .string($0.symbol) }, "amount": amountTold,
            "resource": .optional(intent.resource) { .string($0.rawValue) },
            "memo": .optional(memo, JSON.string),
            "fee_limit": .optional(feeLimitTold, JSON.amount),
            "tx_id": .optional(attempt) { .string($0.txID.hex) }, "attempts": .integer(attempts.count),
            "unsigned": .optional(unsigned, \.json),
            "receipt": .optional(receipt) { $0.json(confirmations: confirmations ?? 1) },
            "failure": .optional(failure, \.json), "payout_id": .optional(payoutID, JSON.id),
            "metadata": .texts(metadata), "created_by": .string(createdBy), "created_at": .time(createdAt),
            "updated_at": .time(updatedAt), "history": .array(history.map(\.json)),
        ]
    }

    private var amountTold: JSON {
        if case .tokenApprove(_, _, .unlimited) = intent { return "unlimited" }
        return .optional(intent.amount, JSON.amount)
    }

    /// How much TRX may be burnt for energy if a contract is called: the caller's limit, or the planned
    /// one.
    private var feeLimitTold: Sun? {
        intent.isContractCall ? feeLimit ?? plan.feeLimit : nil
    }
}

extension UnsignedTransaction {
    /// `TransactionInfo.unsigned` of the contract.
    fileprivate var json: JSON {
        [
            "tx_id": .string(txID.hex), "raw_data_hex": .string(rawBytes.hex),
            "derivation_path": .optional(derivationPath, JSON.string), "expires_at": .time(expiration),
        ]
    }
}

extension Receipt {
    /// `TransactionReceipt` of the contract.
    package func json(confirmations: Int64) -> JSON {
        [
            "tx_id": .string(txID.hex), "result": .string(result), "block_number": .integer(blockNumber),
            "block_timestamp": .time(blockTime), "confirmations": .integer(confirmations),
            "solidified": .bool(solidified), "fee": .amount(fee), "energy_used": .integer(energyUsed),
            "energy_fee": .amount(energyFee), "bandwidth_used": .integer(bandwidthUsed),
            "bandwidth_fee": .amount(bandwidthFee),
        ]
    }
}

extension TransactionIntent {
    fileprivate var isContractCall: Bool {
        switch self {
        case .tokenTransfer, .tokenApprove: true
        case .trxTransfer, .stake, .unstake, .delegate, .undelegate, .withdrawUnstaked, .cancelUnstake, .vote,
            .claimRewards:
            false
        }
    }
}
