import Foundation
import GRDB
import PaymentModel
import Payments
import Tron

/// One row of a record's table: inserted if the record's version is 0, otherwise updated if the stored version is the
/// record's.
struct RecordWrite: Sendable {
    let sql: String
    let arguments: StatementArguments
    /// The refusal if no row was written.
    let whenNotWritten: StoreError
    /// The refusal if a unique value is taken.
    let whenTaken: StoreError

    init(_ record: IdempotencyRecord) {
        sql = """
            INSERT INTO idempotency (subject, key, operation, fingerprint, status, location, body, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """
        arguments = [
            record.key.subject, record.key.key, record.operation, record.fingerprint, record.answer.status,
            record.answer.location, Data(record.answer.body), record.createdAt.milliseconds,
        ]
        whenNotWritten = StoreError(.idempotencyKeyTaken, "the idempotency key is taken")
        whenTaken = whenNotWritten
    }

    init(_ wallet: Wallet) throws(StoreError) {
        var stored = wallet
        stored.version += 1
        let document = try RecordDocument.text(of: stored)
        self.init(
            version: wallet.version, of: "wallet \(wallet.id)",
            taken: StoreError(.addressTaken, "another wallet has the address \(wallet.address)"),
            insert: """
                INSERT INTO wallets (version, address, kind, status, created_at, document, id)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """,
            update: """
                UPDATE wallets SET version = ?, address = ?, kind = ?, status = ?, created_at = ?, document = ?
                WHERE id = ? AND version = ?
                """,
            arguments: [
                stored.version, wallet.address.base58, wallet.kind.rawValue, wallet.status.rawValue,
                wallet.createdAt.milliseconds, document, wallet.id.text,
            ])
    }

    init(_ stored: StoredRecord<Payout>) {
        let payout = stored.record
        self.init(
            version: stored.versionBefore, of: "payout \(payout.id)",
            taken: StoreError(.referenceTaken, "another payout has the reference"),
            insert: """
                INSERT INTO payouts (version, status, reference, transaction_id, priority, created_at,
                next_action_at, route, wallet_id, batch_id, recipient, asset, units, fee, completed_at, document, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """,
            // Only columns that can change: SQLite writes every index of an updated column.
            update: """
                UPDATE payouts SET version = ?1, status = ?2, transaction_id = ?4, next_action_at = ?7, fee = ?14,
                completed_at = ?15, document = ?16 WHERE id = ?17 AND version = ?18
                """,
            arguments: [
                payout.version, payout.status.rawValue, payout.reference, payout.transactionID?.text,
                payout.priority, payout.createdAt.milliseconds, payout.nextActionAt.milliseconds,
                payout.route.rawValue, payout.walletID.text, payout.batchID?.text, payout.recipient.base58,
                payout.amount.asset.symbol, payout.amount.units, payout.fee?.value,
                payout.completedAt?.milliseconds, stored.document, payout.id.text,
            ])
    }

    init(_ recipient: Recipient) throws(StoreError) {
        var stored = recipient
        stored.version += 1
        let document = try RecordDocument.text(of: stored)
        self.init(
            version: recipient.version, of: "recipient \(recipient.id)",
            taken: StoreError(.addressTaken, "another recipient is trusted with \(recipient.address)"),
            insert: """
                INSERT INTO recipients (version, address, status, created_at, document, id)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """,
            update: """
                UPDATE recipients SET version = ?, address = ?, status = ?, created_at = ?, document = ?
                WHERE id = ? AND version = ?
                """,
            arguments: [
                stored.version, recipient.address.base58, recipient.status.rawValue,
                recipient.createdAt.milliseconds, document, recipient.id.text,
            ])
    }

    /// Writes nothing: the change is refused unless the recipient is stored with its version.
    init(unchanged recipient: Recipient) {
        self.init(
            version: recipient.version, of: "recipient \(recipient.id)", taken: nil,
            insert: "UPDATE recipients SET version = version WHERE id = ?1 AND false",
            update: "UPDATE recipients SET version = version WHERE id = ? AND version = ?",
            arguments: [recipient.id.text])
    }

    /// Writes nothing: the change is refused unless the wallet is stored with its version.
    init(unchanged wallet: Wallet) {
        self.init(
            version: wallet.version, of: "wallet \(wallet.id)", taken: nil,
            insert: "UPDATE wallets SET version = version WHERE id = ?1 AND false",
            update: "UPDATE wallets SET version = version WHERE id = ? AND version = ?",
            arguments: [wallet.id.text])
    }

    init(_ stored: StoredRecord<TransactionRecord>) {
        let transaction = stored.record
        self.init(
            version: stored.versionBefore, of: "transaction \(transaction.id)",
            taken: StoreError(.attemptTaken, "another transaction has the same bytes"),
            insert: """
                INSERT INTO transactions (version, wallet_id, kind, status, priority, created_at, next_action_at, tx_id,
                expiration, included_in, document, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """,
            update: """
                UPDATE transactions SET version = ?1, status = ?4, next_action_at = ?7, tx_id = ?8, expiration = ?9,
                included_in = ?10, document = ?11 WHERE id = ?12 AND version = ?13
                """,
            arguments: [
                transaction.version, transaction.walletID.text, transaction.intent.kind.rawValue,
                transaction.status.rawValue, transaction.priority,
                transaction.createdAt.milliseconds, transaction.nextActionAt.milliseconds,
                transaction.attempt?.txID.hex, transaction.attempt?.expirationWhileAlive,
                transaction.inclusion?.block.hex, stored.document, transaction.id.text,
            ])
    }

    init(_ clock: SigningClock) {
        self.init(
            version: clock.version, of: "signing clock of \(clock.walletID)", taken: nil,
            insert: """
                INSERT INTO signing_clocks (version, last, wallet_id) VALUES (?, ?, ?)
                ON CONFLICT (wallet_id) DO NOTHING
                """,
            update: "UPDATE signing_clocks SET version = ?, last = ? WHERE wallet_id = ? AND version = ?",
            arguments: [clock.version + 1, clock.last.milliseconds, clock.walletID.text])
    }

    init(_ follower: FollowerPosition) throws(StoreError) {
        var stored = follower
        stored.version += 1
        let document = try RecordDocument.text(of: stored)
        self.init(
            version: follower.version, of: "follower's position", taken: nil,
            insert:
                "INSERT INTO follower (version, document, id) VALUES (?, ?, 1) ON CONFLICT (id) DO NOTHING",
            update: "UPDATE follower SET version = ?, document = ? WHERE id = 1 AND version = ?",
            arguments: [stored.version, document])
    }

    init(_ movement: Movement) {
        sql = """
            INSERT INTO movements (transaction_id, kind, wallet_id, asset, block, units) VALUES (?, ?, ?, ?, ?, ?)
            """
        arguments = [
            movement.transactionID.text, movement.kind.rawValue, movement.walletID.text,
            movement.asset.symbol, movement.block, movement.units,
        ]
        whenNotWritten = StoreError(
            .versionConflict, "a \(movement.kind.rawValue) of \(movement.transactionID) is booked already")
        whenTaken = whenNotWritten
    }

    /// A comparison, if `last` is the block of its account's newest one (-1 for none), or is nil.
    init(_ reconciliation: Reconciliation, after last: Int64?) throws(StoreError) {
        let document = try RecordDocument.text(of: reconciliation)
        sql = """
            INSERT INTO reconciliations (wallet_id, asset, block, document) SELECT ?1, ?2, ?3, ?4
            WHERE ?5 IS NULL
            OR ?5 = (SELECT ifnull(max(block), -1) FROM reconciliations WHERE wallet_id = ?1 AND asset = ?2)
            """
        arguments = [
            reconciliation.walletID.text, reconciliation.asset.symbol, reconciliation.block, document, last,
        ]
        whenNotWritten = StoreError(
            .versionConflict,
            "\(reconciliation.walletID) has a comparison at or since block \(reconciliation.block)")
        whenTaken = whenNotWritten
    }

    init(
        version: Int, of name: String, taken: StoreError?, insert: String, update: String,
        arguments: StatementArguments
    ) {
        sql = version == 0 ? insert : update
        self.arguments = version == 0 ? arguments : arguments + [version]
        whenNotWritten = StoreError(.versionConflict, "the \(name) is not stored with version \(version)")
        whenTaken = taken ?? whenNotWritten
    }
}

extension Attempt {
    /// In milliseconds; nil once it is proven dead, so that it is no longer looked for.
    fileprivate var expirationWhileAlive: Int64? { provenDead ? nil : expiration.milliseconds }
}

/// All attempts of a transaction record, oldest first.
struct AttemptWrite: Sendable {
    let transactionID: String
    /// Whether the record is new, so that no attempts are stored.
    let isOfNewRecord: Bool
    let attempts: [(txID: String, number: Int, provenDead: Bool)]

    init(_ transaction: TransactionRecord) {
        transactionID = transaction.id.text
        isOfNewRecord = transaction.version == 0
        attempts = transaction.attempts.map { ($0.txID.hex, $0.number, $0.provenDead) }
    }
}

/// One row of the feed, without its position.
struct EventWrite: Sendable {
    let id: String
    let type: String
    /// In milliseconds.
    let at: Int64
    let kind: EventKind
    let document: String

    /// - Parameter document: The record's document, if it is already encoded.
    init(_ event: FeedEvent, document: String?) throws(StoreError) {
        (id, type, at) = (event.id.text, event.type, event.at.milliseconds)
        switch event.record {
        case .wallet(var wallet):
            kind = .wallet
            wallet.sealedKey = nil
            self.document = try RecordDocument.text(of: wallet)
        case .payout(let payout):
            kind = .payout
            if let document {
                self.document = document
            } else {
                self.document = try RecordDocument.text(of: payout)
            }
        case .transaction(let transaction):
            kind = .transaction
            if let document {
                self.document = document
            } else {
                self.document = try RecordDocument.text(of: transaction)
            }
        case .reconciliation(let reconciliation):
            kind = .reconciliation
            self.document = try RecordDocument.text(of: reconciliation)
        case .transfer(let transfer):
            kind = .transfer
            self.document = try RecordDocument.text(of: transfer)
        }
    }
}
