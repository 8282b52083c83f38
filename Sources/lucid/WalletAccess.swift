import Logging
import PaymentEngine
import PaymentModel
import Payments
import StrictJSON
import Tron

/// Wallets for commands: the service on the store, and its refusals as exit codes.
enum WalletAccess {
    /// What `body` returns, with the store open while it runs.
    ///
    /// - Throws: `CommandFailure`.
    static func with<Value>(
        _ options: ConfigurationOptions, _ body: (WalletService, Caller) async throws -> Value
    ) async throws -> Value {
        let configuration = try await options.configuration()
        configuration.log.install()
        let parts = try await ServiceParts.open(configuration, logger: Logger(label: "lucid"))
        let result: Result<Value, any Error>
        do {
            let request = ULID(at: parts.system.services.clock.now(), random: parts.system.services.random)
                .text
            let caller = Caller(
                subject: "command-line", requestID: request, remoteAddress: nil, isAdmin: true)
            result = .success(try await body(parts.system.services.wallets, caller))
        } catch {
            result = .failure(error)
        }
        try await parts.close()
        do {
            return try result.get()
        } catch let error as PaymentError {
            throw CommandFailure(kind(of: error), text(of: error))
        }
    }

    private static func kind(of error: PaymentError) -> CommandFailure.Kind {
        switch error.code {
        case .storeUnavailable: .unavailable
        case .walletExists, .validationFailed, .notFound, .walletUnusable, .backupMismatch, .wrongPassword,
            .invalidState:
            .usage
        default: .fault
        }
    }

    private static func text(of error: PaymentError) -> String {
        guard let id = error.walletID else { return error.reason }
        return "\(error.reason) It is \(id)."
    }
}

extension Wallet {
    /// A short form of the API's answer.
    var document: JSONObject {
        [
            "id": .string(id.text), "name": .string(name), "kind": .string(kind.rawValue),
            "status": .string(status.rawValue), "address": .string(address.base58),
            "network": .string(network.rawValue), "created_at": .string(createdAt.text),
        ]
    }
}
