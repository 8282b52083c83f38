import ArgumentParser
import PaymentModel
import Payments
import StrictJSON
import Tron

/// The options of every command that creates a wallet.
struct WalletOptions: ParsableArguments {
    @Option(help: "Its name: 1 to 100 characters.") var name: String
    @Option(name: .customLong("label"), help: "A label, such as team=payroll; can be repeated.") var labels:
        [String] = []

    private enum Limits {
        // As in the API.
        static let nameCharacters = 1...100
        static let labelNameCharacters = 1...64
        static let labelValueCharacters = 0...512
        static let labelsMax = 32
    }

    func validate() throws {
        guard Self.isName(name) else {
            throw ValidationError("--name must have 1 to 100 characters, without control characters")
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
            else {
                throw ValidationError("--label must be NAME=VALUE, with each name once, not \"\(label)\"")
            }
            byName[parts[0]] = parts[1]
        }
        guard byName.count <= Limits.labelsMax else {
            throw ValidationError("at most \(Limits.labelsMax) labels are possible")
        }
        return byName
    }

    /// Opens the store, creates a wallet and prints it.
    func withService(
        _ options: ConfigurationOptions,
        make: (WalletService, Caller) async throws -> (wallet: Wallet, phrase: Mnemonic?)
    ) async throws {
        let made = try await WalletAccess.with(options, make)
        var document = made.wallet.document
        if let phrase = made.phrase { document["recovery_phrase"] = .string(phrase.phrase) }
        Terminal.standardOutput(JSON.object(document).text)
    }

    /// Whether `text` can be a wallet's name.
    static func isName(_ text: String) -> Bool { isText(text, of: Limits.nameCharacters) }

    private static func isText(_ text: String, of length: ClosedRange<Int>) -> Bool {
        let scalars = text.unicodeScalars
        return length.contains(scalars.count)
            && !scalars.contains { $0.properties.generalCategory == .control }
    }
}
