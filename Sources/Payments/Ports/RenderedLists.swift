public import PaymentModel

/// Lists as the contract shows them. A store makes the items straight from what it has stored: to read fifty records into
/// values first, only to write each of them again, takes several times as long.
public protocol RenderedLists: Sendable {
    /// Payouts of `selection`: newest first, behind `position`. Items are `PayoutInfo`.
    func renderedPayouts(
        _ selection: PayoutSelection, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems
    /// The transactions that `filter` lets through: newest first, behind `position`. Items are `TransactionInfo`, with
    /// confirmations up to the block `head`, where it is known.
    func renderedTransactions(
        _ filter: TransactionFilter, after position: ListPosition?, limit: Int, head: Int64?
    ) async throws(StoreError) -> RenderedItems
    /// Wallets of a kind and a status, where these are given: newest first, behind `position`. Items are `WalletInfo`.
    func renderedWallets(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws(StoreError) -> RenderedItems
    /// All recipients: newest first, behind `position`. Items are `Recipient`, usable after `wait`.
    func renderedRecipients(
        after position: ListPosition?, limit: Int, wait: Duration
    ) async throws(StoreError) -> RenderedItems
    /// The first `limit` events behind `position`, ascending, whose type is `type`, or begins with it where it ends in a
    /// point; all where it is nil. It looks at no more than `scanLimit` of them. Items are `Event`.
    func renderedEvents(
        after position: Int64, type: String?, limit: Int, scanLimit: Int
    ) async throws(StoreError) -> RenderedEvents
}

/// Items of a list, as JSON.
public struct RenderedItems: Hashable, Sendable {
    /// The items, with commas between them; empty where there are none.
    public let json: [UInt8]
    /// The place of the last item; nil where no item is behind it.
    public let next: ListPosition?

    /// The items that `json` is.
    public init(json: [UInt8], next: ListPosition?) {
        self.json = json
        self.next = next
    }
}

/// Events of the feed, as JSON.
public struct RenderedEvents: Hashable, Sendable {
    /// The events, with commas between them; empty where there are none.
    public let json: [UInt8]
    /// How many they are.
    public let count: Int
    /// The position of the last event that was looked at, wanted or not: the next page begins behind it.
    public let next: Int64

    /// The events that `json` is.
    public init(json: [UInt8], count: Int, next: Int64) {
        self.json = json
        self.count = count
        self.next = next
    }

    /// Whether an event of the type `type` is one of those that were asked for as `wanted`.
    public static func matches(_ type: String, _ wanted: String?) -> Bool {
        guard let wanted else { return true }
        return wanted.hasSuffix(".") ? type.hasPrefix(wanted) : type == wanted
    }
}
