import Payments
import StrictJSON

/// Every operation that is served.
enum ServedOperations {
    /// - Parameter basePath: where the API is mounted, for the contract as it is served.
    static func all(of system: PaymentSystem, version: String, basePath: String = "") -> [Operation] {
        let operations =
            NetworkRoutes(system: system, serviceVersion: version).operations
            + WalletRoutes(wallets: system.wallets).operations
            + WalletBackupRoutes(wallets: system.wallets).operations
            + TransferRoutes(transfers: system.transfers).operations
            + TransactionRoutes(transfers: system.transfers, transactions: system.transactions).operations
            + TokenRoutes(system: system).operations
            + HistoryRoutes(histories: system.histories).operations
            + StakingRoutes(staking: system.staking, transfers: system.transfers).operations
            + PayoutRoutes(payouts: system.payouts).operations
            + PayoutDecisionRoutes(payouts: system.payouts).operations
            + PayoutListRoutes(payouts: system.payouts, clock: system.clock).operations
            + StatementRoutes(statements: system.statements).operations
            + BatchRoutes(payouts: system.payouts).operations
            + RecipientRoutes(recipients: system.recipients).operations
            + FeedRoutes(events: system.events, reconciliations: system.reconciliations).operations
        func service(contract: JSON) -> [Operation] {
            ServiceRoutes(health: system.health, version: version, contract: contract).operations
        }
        // The contract describes the operations that serve it, too.
        let ids = Set((operations + service(contract: .null)).map(\.id))
        return operations + service(contract: ContractDocument.json(of: ids, basePath: basePath))
    }
}
