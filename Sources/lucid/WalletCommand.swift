import ArgumentParser

/// `lucid wallet`
struct WalletCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wallet", abstract: "Wallets, on the store directly.",
        discussion:
            "Works beside a running service. Secrets are asked for, or read from files; never arguments.",
        subcommands: [
            WalletListCommand.self, WalletCreateCommand.self, WalletImportCommand.self,
            WalletBackupCommand.self, WalletRestoreCommand.self,
        ])
}
