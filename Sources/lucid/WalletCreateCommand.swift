import ArgumentParser
import PaymentModel
import Payments
import Tron

/// `lucid wallet create`
struct WalletCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Creates a wallet with a new key, and prints it.")

    @Option(
        help: "Derives the key from a new recovery phrase of 12 or 24 words, and prints the phrase once.")
    var words: Int?
    @OptionGroup var wallet: WalletOptions
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard words == nil || words == 12 || words == 24 else {
            throw ValidationError("--words must be 12 or 24")
        }
    }

    func run() async throws {
        let labels = try wallet.labelsByName()
        try await wallet.withService(options) { service, caller in
            guard let words else {
                let made = try await service.create(
                    name: wallet.name, labels: labels, by: caller, idempotency: nil)
                return (made, nil)
            }
            let (made, phrase) = try await service.createFromPhrase(
                wordCount: words, name: wallet.name, labels: labels, by: caller, idempotency: nil)
            return (made, phrase)
        }
    }
}
