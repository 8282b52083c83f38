package import PaymentModel
import Payments
package import StrictJSON
import Tron

extension FeedEvent {
    /// `Event` of the contract.
    package var json: JSON {
        [
            "id": .id(id), "type": .string(type), "at": .time(at), "resource_id": .string(record.resourceID),
            "data": record.json,
        ]
    }
}

extension FeedRecord {
    /// The resource as it was right after the change.
    fileprivate var json: JSON {
        switch self {
        case .wallet(let wallet): wallet.json
        case .transaction(let transaction): transaction.json()
        case .payout(let payout): payout.json
        case .reconciliation(let reconciliation): reconciliation.json
        case .transfer(let transfer): transfer.json
        }
    }
}

extension Reconciliation {
    /// An item of `ReconciliationPage` of the contract.
    package var json: JSON {
        var document: JSONObject = [
            "at": .time(at), "wallet_id": .id(walletID), "asset": .string(asset.symbol),
            "block_number": .integer(block), "books": .string(text(books)),
            "chain": .string(text(chain)), "difference": .string(text(difference)),
        ]
        if let opening { document["opening"] = .string(text(opening)) }
        return .object(document)
    }

    /// The same with the part that transfers on the chain account for; nil if they have not been read that
    /// far.
    package func json(explained: Int64?) -> JSON {
        var object = json.object ?? [:]
        object["explained"] = .optional(explained) { .string(text($0)) }
        return .object(object)
    }
}

extension WalletTransfer {
    /// A transfer as the feed has it: `WalletTransaction` of the contract, with the wallet's id in place of
    /// its address.
    package var json: JSON {
        let side = JSON.optional(counterparty, JSON.address)
        return [
            "wallet_id": .id(walletID), "tx_id": .string(txID.hex), "asset": .string(amount.asset.symbol),
            "amount": .amount(amount), "direction": .string(direction.rawValue), "counterparty": side,
            "status": "confirmed", "block_number": .integer(block), "timestamp": .time(time),
            "transaction_id": .optional(transactionID, JSON.id),
        ]
    }
}
