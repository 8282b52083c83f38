import ArgumentParser
import Foundation
import Payments
import Tron

/// `lucid wallet import`
struct WalletImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes in a key, or an address to watch, and prints the wallet.",
        discussion: "Asks for a private key where no file and no address is named.")

    @Option(help: "A file with the private key, 64 hex digits.", completion: .file()) var keyFile: String?
    @Option(help: "A file with a recovery phrase of English BIP-39 words.", completion: .file())
    var phraseFile: String?
    @Option(help: "Where the phrase's key is.") var path = HDPath.first.description
    @Option(help: "An address to watch; nothing can be paid from it.") var watch: String?
    @OptionGroup var wallet: WalletOptions
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard [keyFile, phraseFile, watch].count(where: { $0 != nil }) <= 1 else {
            throw ValidationError("--key-file, --phrase-file and --watch exclude each other")
        }
        guard HDPath(path) != nil else { throw ValidationError("--path is as \(HDPath.first)") }
    }

    func run() async throws {
        let (source, labels) = (try source(), try wallet.labelsByName())
        try await wallet.withService(options) { service, caller in
            let taken = try await service.importWallet(
                source, name: wallet.name, labels: labels, by: caller, idempotency: nil)
            return (taken, nil)
        }
    }

    private func source() throws -> ImportSource {
        if let watch { return .watch(try Self.address(watch)) }
        if let phraseFile { return try phrase(in: phraseFile) }
        let text =
            try keyFile.map { try Self.text(in: $0) }
            ?? Terminal.secret(asking: "Private key", otherwise: "--key-file")
        guard let bytes = [UInt8](hex: text.lowercased()), let key = try? PrivateKey(bytes: bytes) else {
            throw CommandFailure(.usage, "that is no private key of 64 hex digits")
        }
        return .privateKey(key)
    }

    private func phrase(in file: String) throws -> ImportSource {
        guard let phrase = try? Mnemonic(parsing: try Self.text(in: file)), let path = HDPath(path) else {
            throw CommandFailure(.usage, "\(file) holds no recovery phrase with a right checksum")
        }
        return .recoveryPhrase(phrase, passphrase: "", path: path)
    }

    private static func address(_ text: String) throws -> Address {
        do {
            return try Address(parsing: text)
        } catch {
            throw CommandFailure(.usage, "--watch: \(text) is no TRON address")
        }
    }

    private static func text(in path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.usage, "\(path) cannot be read")
        }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
