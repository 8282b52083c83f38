import PaymentModel
import Payments
import StrictJSON
import Tron

extension FeedEvent {
    /// `Event` of the contract.
    var json: JSON {
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
    var json: JSON {
        var document: JSONObject = [
            "at": .time(at), "wallet_id": .id(walletID), "asset": .string(asset.rawValue),
            "block_number": .integer(block), "books": .string(Self.text(books)),
            "chain": .string(Self.text(chain)), "difference": .string(Self.text(difference)),
        ]
        if let opening { document["opening"] = .string(Self.text(opening)) }
        return .object(document)
    }

    /// The same with what transfers of the chain account for; nil where they were not read so far yet.
    func json(explained: Int64?) -> JSON {
        var object = json.object ?? [:]
        object["explained"] = .optional(explained) { .string(Self.text($0)) }
        return .object(object)
    }
}

extension WalletTransfer {
    /// A transfer of the chain as the feed tells it: `WalletTransaction` of the contract, but for the wallet's own address,
    /// which its id stands for.
    fileprivate var json: JSON {
        let side = JSON.optional(counterparty, JSON.address)
        return [
            "wallet_id": .id(walletID), "tx_id": .string(txID.hex), "asset": .string(amount.asset.rawValue),
            "amount": .amount(amount), "direction": .string(direction.rawValue), "counterparty": side,
            "status": "confirmed", "block_number": .integer(block), "timestamp": .time(time),
            "transaction_id": .optional(transactionID, JSON.id),
        ]
    }
}
