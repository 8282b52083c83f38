import ArgumentParser

/// `lucid wallet`
struct WalletCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wallet", abstract: "Works with wallets in the store directly.",
        discussion:
            "The service may be running. Secrets are asked for or read from files, never taken from arguments.",
        subcommands: [
            WalletListCommand.self, WalletCreateCommand.self, WalletImportCommand.self,
            WalletBackupCommand.self, WalletRestoreCommand.self,
        ])
}
