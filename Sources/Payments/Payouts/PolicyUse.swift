public import PaymentModel
import Tron

/// The limits of one asset, and how much of them is used now.
public struct PolicyUse: Sendable {
    /// The asset that is limited.
    public let asset: Asset
    /// Its limits.
    public let policy: AssetPolicy
    /// How long a new trusted recipient waits before it can be paid.
    public let newRecipientWait: Duration
    /// In the asset's smallest unit.
    public let usedThisHour: Int64
    /// In the asset's smallest unit, on this UTC day.
    public let usedToday: Int64
    private let usedByRoute: [MovementRoute: Int64]

    /// What was counted for `route` today, in the asset's smallest unit.
    public func usedToday(_ route: MovementRoute) -> Int64 { usedByRoute[route] ?? 0 }

    init(
        of asset: Asset, policy: PayoutPolicy, at now: Timestamp, in store: some Store
    ) async throws(StoreError) {
        self.asset = asset
        self.policy = policy[asset]
        newRecipientWait = policy.newRecipientWait
        let day = PayoutPeriod(.day, at: now)
        usedThisHour = try await store.counter(.moved(asset, .all, PayoutPeriod(.hour, at: now)))
        usedToday = try await store.counter(.moved(asset, .all, day))
        var used: [MovementRoute: Int64] = [:]
        for route in MovementRoute.allCases {
            used[route] = try await store.counter(.moved(asset, .route(route), day))
        }
        usedByRoute = used
    }
}
