import HTTPTypes
import Payments
import StrictJSON
import Tron

/// Keys and addresses that this service holds or watches.
struct WalletRoutes: Sendable {
    let wallets: WalletService

    var operations: [Operation] {
        [
            Operation(
                id: "createWallet", method: .post, path: "/tron/wallets/create",
                access: .permission(.writeWallets), idempotency: .optional, body: .required,
                audited: "wallet.create", handle: create),
            Operation(
                id: "importWallet", method: .post, path: "/tron/wallets/import",
                access: .permission(.writeWallets), idempotency: .optional, body: .required,
                audited: "wallet.import", handle: importWallet),
            Operation(
                id: "getWallet", method: .get, path: "/tron/wallets/{wallet_id}",
                access: .permission(.readWallets), handle: get),
            Operation(
                id: "getWalletBalance", method: .get, path: "/tron/wallets/{wallet_id}/balance",
                access: .permission(.readWallets), handle: balance),
        ]
    }

    private func create(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        var body = reader.body()
        let name = body.text("name", .name)
        let labels = body.metadata("labels")
        let wordCount = body.integer("recovery_phrase_words", in: 12...24, .optional)
        if let wordCount, wordCount != 12, wordCount != 24 {
            reader.offences.add("/recovery_phrase_words", "must be 12 or 24")
        }
        body.refuseUnknown()
        try reader.check()
        guard let name else { throw Problem(.internalError) }
        guard let wordCount else {
            let wallet = try await wallets.create(
                name: name, labels: labels, by: request.caller,
                idempotency: request.claim(answering: Self.made))
            return Self.made(wallet)
        }
        // The phrase is not part of what a replay answers: it is nowhere any more.
        let (wallet, phrase) = try await wallets.createFromPhrase(
            wordCount: Int(wordCount), name: name, labels: labels, by: request.caller,
            idempotency: request.claim(answering: Self.made))
        return Self.made(wallet, recoveryPhrase: phrase.phrase)
    }

    private func importWallet(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        var body = reader.body()
        let name = body.text("name", .name)
        let labels = body.metadata("labels")
        let source = body.value("source").flatMap { value in
            ImportSource(reading: ObjectReader(value, at: "/source", noting: reader.offences))
        }
        body.refuseUnknown()
        try reader.check()
        guard let name, let source else { throw Problem(.internalError) }
        let wallet = try await wallets.importWallet(
            source, name: name, labels: labels, by: request.caller,
            idempotency: request.claim(answering: Self.made))
        return Self.made(wallet)
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        Answer(try await wallets.wallet(try Self.id(in: request)).json)
    }

    private func balance(_ request: OperationRequest) async throws -> Answer {
        Answer(try await wallets.balance(of: try Self.id(in: request)).json)
    }

    private static func id(in request: OperationRequest) throws(Problem) -> WalletID {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "wallet_id", of: WalletID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return id
    }

    private static func made(_ wallet: Wallet) -> Answer { made(wallet, recoveryPhrase: nil) }

    private static func made(_ wallet: Wallet, recoveryPhrase: String?) -> Answer {
        Answer(
            201, wallet.json(recoveryPhrase: recoveryPhrase), location: "/tron/wallets/\(wallet.id.text)")
    }
}
