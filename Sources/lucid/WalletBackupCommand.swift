import ArgumentParser
import Foundation
import PaymentModel
import Payments
import StrictJSON
import Tron

/// `lucid wallet backup`
struct WalletBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Exports a wallet's key as a keystore (web3 secret storage, version 3) under a password.",
        discussion:
            "Asks for the password twice if no file is given. Without the password the backup is worthless.")

    @Argument(help: "The wallet, wal_….") var wallet: String
    @Option(help: "A new file for the backup. Without it, the backup is printed.", completion: .file())
    var out: String?
    @Option(help: "A file with the password, 12 to 1024 characters.", completion: .file())
    var passwordFile: String?
    @OptionGroup var options: ConfigurationOptions

    private enum Limits {
        // As in the API.
        static let passwordCharacters = 12...1024
    }

    func validate() throws {
        guard WalletID(wallet) != nil else {
            throw ValidationError("WALLET must be an id that begins with wal_")
        }
    }

    func run() async throws {
        guard let id = WalletID(wallet) else { return }
        if let out, FileManager.default.fileExists(atPath: out) {
            throw CommandFailure(.usage, "\(out) already exists")
        }
        let password = try password()
        let backup = try await WalletAccess.with(options) { service, caller in
            try await service.backUp(id, password: password, by: caller)
        }
        try write(backup)
    }

    private func password() throws -> String {
        let password =
            try passwordFile.map { try SecretFile($0).password() }
            ?? Terminal.newSecret(asking: "Password of the backup", otherwise: "--password-file")
        guard Limits.passwordCharacters.contains(password.unicodeScalars.count) else {
            throw CommandFailure(.usage, "the password must have 12 to 1024 characters")
        }
        return password
    }

    /// The same as the API's answer, which `lucid wallet restore` and POST /tron/wallets/{wallet_id}/restore accept.
    private func write(_ backup: IssuedBackup) throws {
        let document: JSON = [
            "id": .string(backup.id.text), "wallet_id": .string(backup.wallet.id.text),
            "address": .string(backup.wallet.address.base58), "created_at": .string(backup.createdAt.text),
            "keystore": backup.keystore.json,
        ]
        guard let out else { return Terminal.standardOutput(document.text) }
        let descriptor = open(out, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(.usage, "\(out) cannot be written: \(String(cString: strerror(errno)))")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data((document.text + "\n").utf8))
            try file.synchronize()
        } catch {
            throw CommandFailure(.unavailable, "\(out) cannot be written: \(error.localizedDescription)")
        }
        Terminal.standardError("\(backup.wallet.id) is backed up in \(out)")
    }
}
