import ArgumentParser
import Foundation
import Logging
import Payments
import StrictJSON
import Tron

/// `lucid wallet`
struct WalletCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wallet", abstract: "Wallets, on the store directly.",
        discussion:
            "Works beside a running service. Secrets are asked for, or read from files; never arguments.",
        subcommands: [WalletCreateCommand.self, WalletImportCommand.self])
}

/// `lucid wallet create`
struct WalletCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Makes a wallet with a new key, and prints it.")

    @OptionGroup var wallet: WalletOptions
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let labels = try wallet.labelsByName()
        try await wallet.withService(options) { service, caller in
            try await service.create(name: wallet.name, labels: labels, by: caller, idempotency: nil)
        }
    }
}

/// `lucid wallet import`
struct WalletImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in a private key, or an address to watch, and prints the wallet.",
        discussion: "Asks for the key where neither --key-file nor --watch is there.")

    @Option(help: "A file with the private key, 64 hex digits.", completion: .file()) var keyFile: String?
    @Option(help: "An address to watch; nothing can be paid from it.") var watch: String?
    @OptionGroup var wallet: WalletOptions
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard keyFile == nil || watch == nil else {
            throw ValidationError("--key-file and --watch exclude each other")
        }
    }

    func run() async throws {
        let (source, labels) = (try source(), try wallet.labelsByName())
        try await wallet.withService(options) { service, caller in
            try await service.importWallet(
                source, name: wallet.name, labels: labels, by: caller, idempotency: nil)
        }
    }

    private func source() throws -> ImportSource {
        if let watch {
            do {
                return .watch(try Address(parsing: watch))
            } catch {
                throw CommandFailure(.usage, "--watch: \(watch) is no TRON address")
            }
        }
        let text =
            try keyFile.map(Self.key(in:)) ?? Terminal.secret(asking: "Private key", otherwise: "--key-file")
        guard let bytes = [UInt8](hex: text), let key = try? PrivateKey(bytes: bytes) else {
            throw CommandFailure(.usage, "that is no private key of 64 hex digits")
        }
        return .privateKey(key)
    }

    private static func key(in path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.usage, "--key-file: \(path) cannot be read")
        }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
