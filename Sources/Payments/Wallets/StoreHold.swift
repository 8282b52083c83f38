public import PaymentModel
import StrictJSON

/// Holds a store that was brought back from a copy: nothing in it knows what was signed after the copy was made, so that
/// the same orders could be paid again.
///
/// Every active wallet is frozen, with its audit event and its event of the feed. Orders are taken and wait. Whoever has
/// compared the wallets with the chain unfreezes them one by one.
public struct StoreHold: Sendable {
    private let books: Books

    private enum Limits {
        static let walletsPerPage = 200
    }

    public init(of store: any Store, clock: any ServiceClock, random: any RandomSource) {
        books = Books(store: store, clock: clock, random: random)
    }

    /// Freezes every active wallet, each in a commit of its own; it can be interrupted and run again.
    ///
    /// - Returns: How many were frozen.
    public func freeze(by caller: Caller, reason: String) async throws(StoreError) -> Int {
        var (last, count): (WalletID?, Int) = (nil, 0)
        while true {
            let page = try await books.store.wallets(after: last, limit: Limits.walletsPerPage)
            for wallet in page where wallet.status == .active {
                var (wallet, journal) = (wallet, books.journal(for: caller))
                wallet.status = .frozen
                wallet.updatedAt = journal.now
                journal.put(
                    wallet, action: "wallet.update", event: "updated",
                    details: ["status": .string(wallet.status.rawValue), "reason": .string(reason)])
                try await books.commit(journal)
                count += 1
            }
            guard page.count == Limits.walletsPerPage, let newest = page.last else { return count }
            last = newest.id
        }
    }
}
