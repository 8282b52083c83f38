import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// Every operation that is served.
enum ServedOperations {
    /// - Parameter basePath: where the API is mounted, for the contract as it is served.
    static func all(of system: PaymentServices, version: String, basePath: String = "") -> [Operation] {
        let operations =
            NetworkRoutes(system: system, serviceVersion: version).operations
            + WalletRoutes(wallets: system.wallets).operations
            + WalletBackupRoutes(wallets: system.wallets).operations
            + TransferRoutes(transfers: system.transfers, assets: system.assets).operations
            + TransactionRoutes(transfers: system.transfers, transactions: system.transactions).operations
            + TokenRoutes(system: system).operations
            + HistoryRoutes(histories: system.histories, assets: system.assets).operations
            + StakingRoutes(staking: system.staking, transfers: system.transfers).operations
            + PayoutRoutes(payouts: system.payouts, assets: system.assets).operations
            + PayoutDecisionRoutes(payouts: system.payouts).operations
            + PayoutListRoutes(payouts: system.payouts, assets: system.assets, clock: system.clock).operations
            + StatementRoutes(statements: system.statements, assets: system.assets).operations
            + BatchRoutes(payouts: system.payouts, assets: system.assets).operations
            + RecipientRoutes(recipients: system.recipients, assets: system.assets).operations
            + FeedRoutes(events: system.events, reconciliations: system.reconciliations).operations
            + SessionRoutes(sessions: system.sessions).operations
            + AuditRoutes(audit: system.audit, checkpoints: system.checkpoints).operations
        func service(contract: JSON) -> [Operation] {
            ServiceRoutes(health: system.health, version: version, contract: contract).operations
        }
        // The contract describes the operations that serve it, too.
        let ids = Set((operations + service(contract: .null)).map(\.id))
        return operations + service(contract: ContractDocument.json(of: ids, basePath: basePath))
    }
}
