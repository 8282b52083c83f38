public import PaymentModel

/// Lists as the contract shows them. A store makes the items directly from what it has stored: decoding fifty records only
/// to encode each of them again takes several times as long.
public protocol RenderedLists: Sendable {
    /// Payouts of `selection`, newest first, after `position`. Items are `PayoutInfo`.
    func renderedPayouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems
    /// The transactions that match `filter`, newest first, after `position`. Items are `TransactionInfo`, with
    /// confirmations up to the block `head`, if it is known.
    func renderedTransactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int, head: Int64?
    ) async throws(StoreError) -> RenderedItems
    /// Wallets, of `kind` and `status` if given, newest first, after `position`. Items are `WalletInfo`.
    func renderedWallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems
    /// All recipients, newest first, after `position`. Items are `Recipient`, usable after `wait`.
    func renderedRecipients(
        after position: ListPosition?, limit: Int, wait: Duration
    ) async throws(StoreError) -> RenderedItems
    /// The first `limit` events after `position`, ascending, that `filter` includes. It looks at no more than `scanLimit` events. Items are `Event`.
    func renderedEvents(
        after position: Int64, _ filter: EventFilter, limit: Int, scanLimit: Int
    ) async throws(StoreError) -> RenderedEvents
}

/// Items of a list, as JSON.
public struct RenderedItems: Hashable, Sendable {
    /// The items, separated by commas; empty if there are none.
    public let json: [UInt8]
    /// The position of the last item; nil if no item follows it.
    public let next: ListPosition?

    /// Items whose text is `json`.
    public init(json: [UInt8], next: ListPosition?) {
        self.json = json
        self.next = next
    }
}

/// Events of the feed, as JSON.
public struct RenderedEvents: Hashable, Sendable {
    /// The events, separated by commas; empty if there are none.
    public let json: [UInt8]
    /// The number of events.
    public let count: Int
    /// The position of the last event that was looked at, matching or not: the next page begins after it.
    public let next: Int64

    /// Events whose text is `json`.
    public init(json: [UInt8], count: Int, next: Int64) {
        self.json = json
        self.count = count
        self.next = next
    }
}
