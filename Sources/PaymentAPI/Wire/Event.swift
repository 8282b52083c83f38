import Payments
import StrictJSON

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
}
