import PaymentModel
import PaymentWire

/// An entry of the feed, as it is stored in its row.
struct StoredEvent {
    let id: String
    let type: String
    let at: Timestamp
    let kind: EventKind
}

extension WireWriter {
    /// `Event` of the contract: the resource is as it was right after the change, as `document` has it.
    mutating func event(
        _ event: StoredEvent, _ document: StoredObject, _ assets: AssetRegistry
    ) throws(MalformedDocument) {
        try object { wire throws(MalformedDocument) in
            wire.name("id")
            wire.text(event.id)
            wire.name("type")
            wire.text(event.type)
            wire.name("at")
            wire.time(event.at)
            switch event.kind {
            case .wallet, .payout, .transaction:
                try wire.copy("resource_id", document.required("id"))
            case .reconciliation, .transfer:
                try wire.copy("resource_id", document.required("walletID"))
            }
            wire.name("data")
            switch event.kind {
            case .wallet: try wire.wallet(document)
            case .payout: try wire.payout(document, assets)
            case .transaction: try wire.transaction(document, assets, head: nil)
            case .reconciliation: try wire.reconciliation(document, assets)
            case .transfer: try wire.transfer(document, assets)
            }
        }
    }

    private mutating func reconciliation(
        _ record: StoredObject, _ assets: AssetRegistry
    ) throws(MalformedDocument) {
        let asset = try assets.asset(of: record)
        let (books, chain) = (try record.required("books").integer, try record.required("chain").integer)
        let (difference, isTooLarge) = chain.subtractingReportingOverflow(books)
        guard !isTooLarge else { throw MalformedDocument() }
        try object { wire throws(MalformedDocument) in
            try wire.time("at", record.required("at"))
            try wire.copy("wallet_id", record.required("walletID"))
            try wire.copy("asset", record.required("asset"))
            try wire.copy("block_number", record.required("block"))
            wire.name("books")
            wire.amount(books, of: asset)
            wire.name("chain")
            wire.amount(chain, of: asset)
            wire.name("difference")
            wire.amount(difference, of: asset)
            if let opening = record["opening"] { try wire.amount("opening", opening, of: asset) }
        }
    }

    private mutating func transfer(
        _ transfer: StoredObject, _ assets: AssetRegistry
    ) throws(MalformedDocument) {
        let amount = try transfer.required("amount").object
        try object { wire throws(MalformedDocument) in
            try wire.copy("wallet_id", transfer.required("walletID"))
            try wire.copy("tx_id", transfer.required("txID"))
            try wire.copy("asset", amount.required("asset"))
            try wire.amount("amount", amount.required("units"), of: assets.asset(of: amount))
            try wire.copy("direction", transfer.required("direction"))
            wire.copy("counterparty", optional: transfer["counterparty"])
            wire.name("status")
            wire.text("confirmed")
            try wire.copy("block_number", transfer.required("block"))
            try wire.time("timestamp", transfer.required("time"))
            wire.copy("transaction_id", optional: transfer["transactionID"])
        }
    }
}
