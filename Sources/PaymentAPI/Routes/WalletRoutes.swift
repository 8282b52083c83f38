import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// Keys and addresses that this service holds or watches.
struct WalletRoutes: Sendable {
    let wallets: WalletService

    var operations: [Operation] {
        [
            Operation(
                id: "listWallets", method: .get, path: "/tron/wallets", access: .permission(.readWallets),
                handle: list),
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
                id: "updateWallet", method: .patch, path: "/tron/wallets/{wallet_id}",
                access: .permission(.writeWallets), body: .required, audited: "wallet.update",
                handle: update),
            Operation(
                id: "backupWallet", method: .post, path: "/tron/wallets/{wallet_id}/backup",
                access: .permission(.backUpWallets), body: .required, audited: "wallet.backup",
                handle: backUp),
            Operation(
                id: "restoreWallet", method: .post, path: "/tron/wallets/{wallet_id}/restore",
                access: .permission(.backUpWallets), body: .required, audited: "wallet.restore",
                handle: restore),
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

    private func list(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["kind", "status", "address", "limit", "cursor"])
        let kind = query.word("kind", of: WalletKind.self)
        let status = query.word("status", of: WalletStatus.self)
        let address = query.address("address")
        let (limit, position) = (query.limit(), query.position())
        try query.check()
        let found = try await wallets.list(
            kind: kind, status: status, at: address, after: position, limit: limit + 1)
        return Answer(
            query.page(found, limit: limit) { wallet in
                (ListPosition(createdAt: wallet.createdAt, id: wallet.id.text), wallet.json)
            })
    }

    private func update(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "wallet_id", of: WalletID.self)
        var body = reader.body()
        var update = WalletUpdate()
        update.name = body.text("name", .name, .optional)
        if body.value("labels", .optional) != nil { update.labels = body.metadata("labels") }
        update.status = body.word("status", of: WalletStatus.self, .optional)
        body.refuseUnknown()
        if request.body?.object?.isEmpty == true { reader.offences.add("", "says nothing to change") }
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return Answer(try await wallets.update(id, update, by: request.caller).json)
    }

    private func backUp(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "wallet_id", of: WalletID.self)
        var body = reader.body()
        let password = body.text("password", TextRule(length: 12...1024, allowsControls: true))
        body.refuseUnknown()
        try reader.check()
        guard let id, let password else { throw Problem(.internalError) }
        return Answer(201, try await wallets.backUp(id, password: password, by: request.caller).json)
    }

    private func restore(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.newIdentifier(path: "wallet_id", of: WalletID.self)
        var body = reader.body()
        let keystore = body.keystore("keystore")
        let password = body.text("password", TextRule(length: 1...1024, allowsControls: true))
        let name = body.text("name", .name, .optional)
        body.refuseUnknown()
        try reader.check()
        guard let id, let keystore, let password else { throw Problem(.internalError) }
        let (wallet, isNew) = try await wallets.restore(
            id, from: keystore, password: password, name: name ?? "restored", by: request.caller)
        return isNew ? Self.made(wallet) : Answer(wallet.json)
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
