import Foundation
import Scratch
import StrictJSON

/// A running `lucid serve` with a data directory that outlives it.
struct LucidService: Sendable {
    let program: Program
    let ask: JSONCaller
    let folder: ScratchFolder

    /// Starts one on a free port and waits until it listens.
    static func start(
        in folder: ScratchFolder, node: String, _ settings: [String: String] = [:]
    ) async throws -> Self {
        let environment = environment(in: folder, node: node, settings)
        let program = try Program("lucid", ["serve"], environment: environment)
        let url = try await program.url()
        let token = try await token(in: folder, roles: ["admin"])
        return Self(program: program, ask: JSONCaller(url: url, token: token), folder: folder)
    }

    /// What a service in `folder` is told.
    static func environment(
        in folder: ScratchFolder, node: String, _ settings: [String: String] = [:]
    ) -> ProgramEnvironment {
        let standard = [
            "LUCID_DATA_DIR": folder.path, "LUCID_NODE_URLS": node, "LUCID_HTTP_PORT": "0",
            "LUCID_METRICS_PORT": "0", "LUCID_LOG_FORMAT": "json",
        ]
        return ProgramEnvironment(standard, in: folder).setting(settings)
    }

    /// A token of the service whose data are in `folder`.
    static func token(
        in folder: ScratchFolder, subject: String = "tester", roles: [String], _ options: [String] = []
    ) async throws -> String {
        let program = try Program(
            "lucid", ["token", "--subject", subject, "--role"] + roles + options,
            environment: ProgramEnvironment(["LUCID_DATA_DIR": folder.path], in: folder))
        let code = try await program.exitCode()
        let output = try await eventually("a token") { program.output.isEmpty ? nil : program.output }
        guard code == 0 else { throw Program.Overdue(description: program.errors) }
        return output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A new wallet with money.
    func fundedWallet(on node: DevnetNode) async throws -> String {
        let wallet = try await ask(.post, "/tron/wallets/create", ["name": "payer"])
        guard let id = wallet.body["id"]?.string, let address = wallet.body["address"]?.string else {
            throw Program.Overdue(description: "no wallet: \(wallet.body.text)")
        }
        try await node.fund(address)
        return id
    }

    /// Orders a payout and tells its id.
    func pay(_ amount: String, to recipient: String, key: String) async throws -> String {
        let answer = try await ask(
            .post, "/tron/payouts/v0", ["recipient_address": .string(recipient), "amount": .string(amount)],
            headers: ["Idempotency-Key": key])
        guard answer.status == 201, let id = answer.body["id"]?.string else {
            throw Program.Overdue(description: "no payout: \(answer.status) \(answer.body.text)")
        }
        return id
    }

    /// Makes blocks until the payout is final, and tells it.
    func payout(_ id: String, minedBy node: DevnetNode) async throws -> JSON {
        try await eventually("payout \(id) is final") { () -> JSON? in
            try await node.mine()
            let payout = try await ask(.get, "/tron/payouts/\(id)").body
            let isFinal = ["completed", "failed", "cancelled", "rejected"].contains(payout["status"]?.string)
            return isFinal ? .some(payout) : .none
        }
    }

    /// The status of the payout's transaction, nil where it has none yet.
    func transactionStatus(ofPayout id: String) async throws -> String? {
        guard let transaction = try await ask(.get, "/tron/payouts/\(id)").body["transaction_id"]?.string
        else {
            return nil
        }
        return try await ask(.get, "/tron/transactions/\(transaction)").body["status"]?.string
    }
}
