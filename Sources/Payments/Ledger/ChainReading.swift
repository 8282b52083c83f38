/// Reads the chain on behalf of callers that can't wait for the engine: a command next to a stopped service, or a
/// statement.
package struct ChainReading: Sendable {
    /// Reads new blocks and settles what is in them. Throws `NodeError`, `StoreError`.
    package let readBlocks: @Sendable () async throws -> Void
    /// Reads the next solidified blocks for transfers. Throws `NodeError`, `StoreError`.
    package let readTransfers: @Sendable () async throws -> Void

    /// The two ways to read on; each returns after one step.
    package init(
        readBlocks: @escaping @Sendable () async throws -> Void,
        readTransfers: @escaping @Sendable () async throws -> Void
    ) {
        self.readBlocks = readBlocks
        self.readTransfers = readTransfers
    }
}
