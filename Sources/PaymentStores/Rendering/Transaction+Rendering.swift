import PaymentModel
import PaymentWire
import Tron

extension WireWriter {
    /// `TransactionInfo` of the contract, from a transaction's document.
    ///
    /// - Parameter head: the chain's newest block, from which confirmations are counted; nil if unknown.
    mutating func transaction(
        _ record: StoredObject, _ assets: AssetRegistry, head: BlockNumber?
    ) throws(MalformedDocument) {
        let intent = try StoredIntent(record.required("intent"))
        let attempts = try record.required("attempts").elements
        let attempt = try attempts.last?.object
        try object { wire throws(MalformedDocument) in
            try wire.copy("id", record.required("id"))
            wire.name("kind")
            wire.text(try intent.kind.rawValue)
            try wire.copy("status", record.required("status"))
            try wire.copy("wallet_id", record.required("walletID"))
            try wire.copy("from", record.required("from"))
            wire.copy("to", optional: intent.recipient)
            try wire.asset(of: intent)
            if try intent.isUnlimited {
                wire.name("amount")
                wire.text("unlimited")
            } else {
                try wire.amount("amount", optional: intent.amount, in: assets)
            }
            wire.copy("resource", optional: intent.resource)
            wire.copy("memo", optional: record["memo"])
            try wire.feeLimit(of: record, intent)
            wire.copy("tx_id", optional: try attempt?.required("txID"))
            wire.name("attempts")
            wire.integer(Int64(attempts.count))
            try wire.unsigned(record, attempt)
            try wire.receipt(record["receipt"], head: head)
            try wire.failure(record["failure"])
            wire.copy("payout_id", optional: record["payoutID"])
            try wire.copy("metadata", record.required("metadata"))
            try wire.copy("created_by", record.required("createdBy"))
            try wire.time("created_at", record.required("createdAt"))
            try wire.time("updated_at", record.required("updatedAt"))
            try wire.history(record.required("history"))
        }
    }

    private mutating func asset(of intent: StoredIntent) throws(MalformedDocument) {
        if let symbol = intent.token { return copy("asset", symbol) }
        if let amount = try intent.amount?.object { return try copy("asset", amount.required("asset")) }
        null("asset")
    }

    /// How much TRX may be burnt for energy if a contract is called: the caller's limit, or the planned one.
    private mutating func feeLimit(
        of record: StoredObject, _ intent: StoredIntent
    ) throws(MalformedDocument) {
        guard intent.isContractCall else { return null("fee_limit") }
        let planned = try record.required("plan").object
        let limit: StoredValue
        if let own = record["feeLimit"] { limit = own } else { limit = try planned.required("feeLimit") }
        try amount("fee_limit", limit, of: .trx)
    }

    /// What a device has to sign, while its signature is waited for.
    private mutating func unsigned(
        _ record: StoredObject, _ attempt: StoredObject?
    ) throws(MalformedDocument) {
        guard try record.required("status").isWord("awaiting_signature"), let attempt,
            let bytes = try? [UInt8](hex: attempt.required("signedBytes").word),
            let transaction = try? SignedTransaction(decoding: bytes)
        else { return null("unsigned") }
        name("unsigned")
        try object { wire throws(MalformedDocument) in
            try wire.copy("tx_id", attempt.required("txID"))
            wire.name("raw_data_hex")
            wire.text(transaction.rawBytes.hex)
            wire.copy("derivation_path", optional: record["derivationPath"])
            try wire.time("expires_at", attempt.required("expiration"))
        }
    }

    private mutating func receipt(_ value: StoredValue?, head: BlockNumber?) throws(MalformedDocument) {
        guard let receipt = try value?.object else { return null("receipt") }
        let block = BlockNumber(try receipt.required("blockNumber").integer)
        name("receipt")
        try object { wire throws(MalformedDocument) in
            try wire.copy("tx_id", receipt.required("txID"))
            try wire.copy("result", receipt.required("result"))
            try wire.copy("block_number", receipt.required("blockNumber"))
            try wire.time("block_timestamp", receipt.required("blockTime"))
            wire.name("confirmations")
            wire.integer(TransactionRecord.confirmations(ofBlock: block, atHead: head) ?? 1)
            try wire.copy("solidified", receipt.required("solidified"))
            try wire.amount("fee", receipt.required("fee"), of: .trx)
            try wire.copy("energy_used", receipt.required("energyUsed"))
            try wire.amount("energy_fee", receipt.required("energyFee"), of: .trx)
            try wire.copy("bandwidth_used", receipt.required("bandwidthUsed"))
            try wire.amount("bandwidth_fee", receipt.required("bandwidthFee"), of: .trx)
        }
    }
}
