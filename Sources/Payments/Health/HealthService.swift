import PaymentModel
package import TronNode

/// Whether the service can do its work.
public struct HealthService: Sendable {
    let store: any Store
    let node: any NodeGroup
    let network: NetworkGuard

    package init(
        store: any Store, node: any NodeGroup, network: NetworkGuard
    ) {
        self.store = store
        self.node = node
        self.network = network
    }

    /// Each part that it can't do without, and whether it can be used now.
    public func readiness() async -> [String: Bool] {
        async let isStoreUsable = Self.succeeds { try await store.checkUsable() }
        async let isNodeUsable = node.health().contains { $0.status == .up }
        return ["store": await isStoreUsable, "node": await isNodeUsable && network.isConfirmed]
    }

    private static func succeeds(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return true
        } catch {
            return false
        }
    }
}
