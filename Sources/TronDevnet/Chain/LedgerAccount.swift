import Tron

/// An account as the chain has it (java-tron: `AccountCapsule`).
struct LedgerAccount: Hashable, Sendable {
    var balance: Sun
    var createdAt: ChainTime
    var lastOperationAt: ChainTime?
    /// Free bandwidth used of late.
    var freeBandwidth = UsageWindow()
    var lastFreeUseAt: ChainTime?
    var isContract = false

    init(balance: Sun, createdAt: ChainTime) {
        self.balance = balance
        self.createdAt = createdAt
    }
}
