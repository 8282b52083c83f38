import ArgumentParser
import PaymentModel
import Payments
import Tron

/// `lucid wallet import`
struct WalletImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports a key, or an address to watch, and prints the wallet.",
        discussion: "Asks for a private key if no file or address is given.")

    @Option(help: "A file with the private key, 64 hex digits.", completion: .file()) var keyFile: String?
    @Option(help: "A file with a recovery phrase of English BIP-39 words.", completion: .file())
    var phraseFile: String?
    @Option(help: "The path of the phrase's key.") var path = HDPath.first.description
    @Option(help: "A file with the phrase's passphrase, if it has one.", completion: .file())
    var passphraseFile: String?
    @Option(help: "A keystore file (web3 secret storage, version 3).", completion: .file())
    var keystoreFile: String?
    @Option(
        help: "A file with the keystore's password. Without it, the password is asked for.",
        completion: .file())
    var passwordFile: String?
    @Option(help: "An address to watch; nothing can be paid from it.") var watch: String?
    @Option(help: "The address of a device's key, which is at --path on the device.") var hardware: String?
    @OptionGroup var wallet: WalletOptions
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard [keyFile, phraseFile, keystoreFile, watch, hardware].count(where: { $0 != nil }) <= 1 else {
            throw ValidationError(
                "--key-file, --phrase-file, --keystore-file, --watch and --hardware exclude each other")
        }
        guard passwordFile == nil || keystoreFile != nil, passphraseFile == nil || phraseFile != nil else {
            throw ValidationError(
                "--password-file goes with --keystore-file, --passphrase-file with --phrase-file")
        }
        guard HDPath(path) != nil else {
            throw ValidationError("--path must be a path such as \(HDPath.first)")
        }
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
        if let watch { return .watch(try Self.address(watch, of: "--watch")) }
        if let hardware { return .hardware(try Self.address(hardware, of: "--hardware"), path: path) }
        if let phraseFile { return try phrase(in: phraseFile) }
        if let keystoreFile { return try keystore(in: keystoreFile) }
        let text =
            try keyFile.map { try SecretFile($0).text() }
            ?? Terminal.secret(asking: "Private key", otherwise: "--key-file")
        guard let bytes = [UInt8](hex: text.lowercased()), let key = try? PrivateKey(bytes: bytes) else {
            throw CommandFailure(.usage, "a private key must have 64 hex digits")
        }
        return .privateKey(key)
    }

    private func phrase(in file: String) throws -> ImportSource {
        guard let phrase = try? Mnemonic(parsing: try SecretFile(file).text()), let path = HDPath(path) else {
            throw CommandFailure(.usage, "\(file) does not contain a recovery phrase with a correct checksum")
        }
        let passphrase = try passphraseFile.map { try SecretFile($0).password() } ?? ""
        return .recoveryPhrase(phrase, passphrase: passphrase, path: path)
    }

    private func keystore(in file: String) throws -> ImportSource {
        let keystore: Keystore
        do {
            keystore = try Keystore(parsing: try SecretFile(file).bytes())
        } catch let error as KeystoreError {
            throw CommandFailure(.usage, "\(file): \(error.reason)")
        }
        let password =
            try passwordFile.map { try SecretFile($0).password() }
            ?? Terminal.secret(asking: "Password of the keystore", otherwise: "--password-file")
        return .keystore(keystore, password: password)
    }

    private static func address(_ text: String, of option: String) throws -> Address {
        do {
            return try Address(parsing: text)
        } catch {
            throw CommandFailure(.usage, "\(option): \(text) is not a TRON address")
        }
    }
}
