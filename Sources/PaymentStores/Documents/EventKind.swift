/// The kind of record in an event's document.
enum EventKind: String {
    case wallet, payout, transaction, reconciliation, transfer
}
