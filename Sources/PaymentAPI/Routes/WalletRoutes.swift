import HTTPTypes
import PaymentModel
import PaymentWire
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
                id: "getWalletBalance", method: .get, path: "/tron/wallets/{wallet_id}/balance",
                access: .permission(.readWallets), handle: balance),
        ]
    }

    private func create(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let body = reader.body
        let (name, labels, wordCount) = try reader.values(
            body.required("name", .text(.name)), body.optional("labels", .texts, else: [:]),
            body.optional("recovery_phrase_words", .phraseLength))
        guard let wordCount else {
            let wallet = try await wallets.create(
                name: name, labels: labels, by: request.caller,
                idempotency: request.claim(answering: Answer.made))
            return .made(wallet)
        }
        // The phrase is not part of a replayed answer: by then it no longer exists anywhere.
        let (wallet, phrase) = try await wallets.createFromPhrase(
            wordCount: wordCount, name: name, labels: labels, by: request.caller,
            idempotency: request.claim(answering: Answer.made))
        return .made(wallet, recoveryPhrase: phrase.phrase)
    }

    private func importWallet(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let body = reader.body
        let (name, labels, source) = try reader.values(
            body.required("name", .text(.name)), body.optional("labels", .texts, else: [:]),
            body.required("source", .importSource))
        let wallet = try await wallets.importWallet(
            source, name: name, labels: labels, by: request.caller,
            idempotency: request.claim(answering: Answer.made))
        return .made(wallet)
    }

    private func list(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (kind, status, address, page) = try reader.values(
            reader.query("kind", .word(of: WalletKind.self)),
            reader.query("status", .word(of: WalletStatus.self)), reader.query("address", .address),
            reader.page())
        guard let address else {
            let found = try await wallets.list(
                kind: kind, status: status, after: page.place, limit: page.limit)
            return page.answer(found.json, next: found.next)
        }
        // An address is one wallet's, and nothing is behind it.
        let found =
            page.place == nil ? try await wallets.wallet(at: address, kind: kind, status: status) : nil
        return page.answer(found.map { $0.json.encoded() } ?? [], next: nil)
    }

    private func update(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let body = reader.body
        let (id, name, labels, status, _) = try reader.values(
            reader.path("wallet_id", .existing(WalletID.self)), body.optional("name", .text(.name)),
            body.optional("labels", .texts), body.optional("status", .word(of: WalletStatus.self)),
            body.notEmpty())
        var update = WalletUpdate()
        (update.name, update.labels, update.status) = (name, labels, status)
        return Answer(try await wallets.update(id, update, by: request.caller).json)
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("wallet_id", .existing(WalletID.self)))
        return Answer(try await wallets.wallet(id).json)
    }

    private func balance(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("wallet_id", .existing(WalletID.self)))
        return Answer(try await wallets.balance(of: id).json)
    }
}

extension Form where Value == Int {
    /// How many words a recovery phrase has.
    fileprivate static var phraseLength: Self {
        Form<Int64>.integer(in: 12...24).flatMap { count in
            [12, 24].contains(count) ? .valid(Int(count)) : .violation("must be 12 or 24")
        }
    }
}

extension Answer {
    /// 201 with a wallet.
    static func made(_ wallet: Wallet) -> Answer { made(wallet, recoveryPhrase: nil) }

    fileprivate static func made(_ wallet: Wallet, recoveryPhrase: String?) -> Answer {
        Answer(
            201, wallet.json(recoveryPhrase: recoveryPhrase), location: "/tron/wallets/\(wallet.id.text)")
    }
}
