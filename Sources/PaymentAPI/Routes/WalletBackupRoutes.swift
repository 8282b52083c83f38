import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// Backups of wallets, and restoring wallets from them.
struct WalletBackupRoutes: Sendable {
    let wallets: WalletService

    private enum Limits {
        /// A backup leaves the service: its password must be worth something.
        static let newPassword = TextRule(length: 12...1024, allowsControls: true)
    }

    var operations: [Operation] {
        [
            Operation(
                id: "backupWallet", method: .post, path: "/tron/wallets/{wallet_id}/backup",
                access: .permission(.backUpWallets), body: .required, audited: "wallet.backup",
                handle: backUp),
            Operation(
                id: "restoreWallet", method: .post, path: "/tron/wallets/{wallet_id}/restore",
                access: .permission(.backUpWallets), body: .required, audited: "wallet.restore",
                handle: restore),
        ]
    }

    private func backUp(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (id, password) = try reader.values(
            reader.path("wallet_id", .existing(WalletID.self)),
            reader.body.required("password", .text(Limits.newPassword)))
        return Answer(201, try await wallets.backUp(id, password: password, by: request.caller).json)
    }

    private func restore(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let body = reader.body
        let (id, keystore, password, name) = try reader.values(
            reader.path("wallet_id", .id(of: WalletID.self)), body.required("keystore", .keystore),
            body.required("password", .text(.password)),
            body.optional("name", .text(.name), else: "restored"))
        let (wallet, isNew) = try await wallets.restore(
            id, from: keystore, password: password, name: name, by: request.caller)
        return isNew ? .made(wallet) : Answer(wallet.json)
    }
}
