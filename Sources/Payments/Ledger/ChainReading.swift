/// How the chain is read further by those who can't wait for the engine: a command beside a service that is down, or a
/// statement that is asked for now.
package struct ChainReading: Sendable {
    /// Reads what is new of the chain's blocks, and settles what is in them. Throws `NodeError`, `StoreError`.
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
