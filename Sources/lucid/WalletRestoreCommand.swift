import ArgumentParser
import Foundation
import PaymentModel
import Payments
import StrictJSON
import Tron

/// `lucid wallet restore`
struct WalletRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Restores a wallet from its backup, and prints it.",
        discussion: """
            The file is what `lucid wallet backup` or the API has made, or a keystore alone; then --id names the wallet. \
            A wallet that is not here is made with this id; one without a key gets it. Asks for the password where no \
            file is named.
            """)

    @Argument(help: "The file with the backup.", completion: .file()) var file: String
    @Option(help: "The wallet's id, wal_…, if the file does not have it.") var id: String?
    @Option(help: "A file with the password.", completion: .file()) var passwordFile: String?
    @Option(help: "The name, if the wallet has to be created.") var name = "restored"
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard id.map({ WalletID($0) != nil }) ?? true else {
            throw ValidationError("--id must be an id that begins with wal_")
        }
        guard WalletOptions.isName(name) else {
            throw ValidationError("--name must have 1 to 100 characters, without control characters")
        }
    }

    func run() async throws {
        let (id, keystore) = try backup()
        let password =
            try passwordFile.map { try SecretFile($0).password() }
            ?? Terminal.secret(asking: "Password of the backup", otherwise: "--password-file")
        let restored = try await WalletAccess.with(options) { service, caller in
            try await service.restore(id, from: keystore, password: password, name: name, by: caller).wallet
        }
        Terminal.standardOutput(JSON.object(restored.document).text)
    }

    private func backup() throws -> (WalletID, Keystore) {
        guard let document = try? JSON(parsing: try SecretFile(file).bytes()) else {
            throw CommandFailure(.usage, "\(file) is not JSON")
        }
        guard let text = id ?? document["wallet_id"]?.string, let id = WalletID(text) else {
            throw CommandFailure(.usage, "\(file) does not name its wallet: use --id")
        }
        if let told = document["wallet_id"]?.string, told != id.text {
            throw CommandFailure(.usage, "\(file) is a backup of \(told), not of \(id)")
        }
        do {
            return (id, try Keystore(json: document["keystore"] ?? document))
        } catch {
            throw CommandFailure(.usage, "\(file): \(error.reason)")
        }
    }
}
