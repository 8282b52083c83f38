import ArgumentParser
import Logging
import Payments
import StrictJSON
import Tron

/// What every command that makes a wallet asks, and how it is made.
struct WalletOptions: ParsableArguments {
    @Option(help: "How people call it: 1 to 100 characters.") var name: String
    @Option(name: .customLong("label"), help: "A label, as team=payroll; may be repeated.") var labels:
        [String] = []

    private enum Limits {
        // As in the API.
        static let nameCharacters = 1...100
        static let labelNameCharacters = 1...64
        static let labelValueCharacters = 0...512
        static let labelsMax = 32
    }

    func validate() throws {
        guard Self.isText(name, of: Limits.nameCharacters) else {
            throw ValidationError("--name has 1 to 100 characters, and no control characters")
        }
        _ = try labelsByName()
    }

    /// The labels.
    ///
    /// - Throws: `ValidationError`.
    func labelsByName() throws -> [String: String] {
        var byName: [String: String] = [:]
        for label in labels {
            let parts = label.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2, Self.isText(parts[0], of: Limits.labelNameCharacters),
                Self.isText(parts[1], of: Limits.labelValueCharacters), byName[parts[0]] == nil
            else { throw ValidationError("--label is NAME=VALUE, each name once, not \"\(label)\"") }
            byName[parts[0]] = parts[1]
        }
        guard byName.count <= Limits.labelsMax else {
            throw ValidationError("there are at most \(Limits.labelsMax) labels")
        }
        return byName
    }

    /// Opens the store, makes a wallet and prints it.
    func withService(
        _ options: ConfigurationOptions,
        make: (WalletService, Caller) async throws -> (wallet: Wallet, phrase: Mnemonic?)
    ) async throws {
        let configuration = try await options.configuration()
        configuration.log.install()
        let parts = try await ServiceParts.open(configuration, logger: Logger(label: "lucid"))
        let result: Result<(wallet: Wallet, phrase: Mnemonic?), any Error>
        do {
            let request = ULID(at: parts.system.clock.now(), random: parts.system.random).text
            let caller = Caller(subject: "command-line", requestID: request, remoteAddress: nil)
            result = .success(try await make(parts.system.wallets, caller))
        } catch {
            result = .failure(error)
        }
        try await parts.close()
        do {
            let made = try result.get()
            Terminal.standardOutput(Self.document(made.wallet, phrase: made.phrase).text)
        } catch let error as PaymentError {
            throw CommandFailure(
                Self.kind(of: error), Self.text(of: error))
        }
    }

    private static func kind(of error: PaymentError) -> CommandFailure.Kind {
        switch error.code {
        case .storeUnavailable: .unavailable
        case .walletExists, .validationFailed: .usage
        default: .fault
        }
    }

    private static func text(of error: PaymentError) -> String {
        guard let id = error.walletID else { return error.reason }
        return "\(error.reason) It is \(id)."
    }

    /// As the API answers it, in short.
    private static func document(_ wallet: Wallet, phrase: Mnemonic?) -> JSON {
        var document: JSONObject = [
            "id": .string(wallet.id.text), "name": .string(wallet.name),
            "kind": .string(wallet.kind.rawValue),
            "status": .string(wallet.status.rawValue), "address": .string(wallet.address.base58),
            "network": .string(wallet.network.rawValue), "created_at": .string(wallet.createdAt.text),
        ]
        if let phrase { document["recovery_phrase"] = .string(phrase.phrase) }
        return .object(document)
    }

    private static func isText(_ text: String, of length: ClosedRange<Int>) -> Bool {
        let scalars = text.unicodeScalars
        return length.contains(scalars.count)
            && !scalars.contains { $0.properties.generalCategory == .control }
    }
}
