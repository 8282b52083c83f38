import ArgumentParser
import Foundation
import PaymentModel
import Payments
import StrictJSON

/// `lucid audit verify`
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recomputes the audit trail's chain of hashes; exits with 1 if it is broken.",
        discussion: """
            The service may be running. With --expect, the trail must also have the link that a checkpoint names: one \
            that was cut off, or replaced, does not. Compare the key that is printed then with the one that \
            lucid audit key printed when the service was set up.
            """)

    @Option(
        help: "A file with a checkpoint, as lucid audit checkpoint and GET /audit/checkpoint give it.",
        completion: .file())
    var expect: String?
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var reader = SettingReader(options.sources)
        let settings = StoreSettings(&reader)
        try reader.finish()
        guard FileManager.default.fileExists(atPath: settings.databasePath) else {
            throw CommandFailure(
                .unavailable,
                "the store \(settings.databasePath) does not exist: run it where `lucid serve` runs, or set LUCID_DATA_DIR"
            )
        }
        let checkpoint = try expect.map(AuditCheckpoint.read)
        if let checkpoint, !checkpoint.isSigned {
            Terminal.standardOutput("the checkpoint's signature is not valid")
            throw ExitCode(CommandFailure.Kind.negative.rawValue)
        }
        let verification = try await AuditVerification.verified(settings, expecting: checkpoint?.head)
        try verification.requireValid()
        Terminal.standardOutput(
            "OK: \(verification.events) events, chain intact, head \(verification.headHash ?? AuditEvent.genesisHash)"
        )
        if let checkpoint {
            Terminal.standardOutput(
                """
                has the checkpoint of \(checkpoint.madeAt.text): sequence \(checkpoint.head.sequence), signed with key \
                \(AuditCheckpoint.keyID(of: checkpoint.publicKey)), \(Data(checkpoint.publicKey).base64EncodedString())
                """)
        }
    }
}

extension AuditCheckpoint {
    /// The checkpoint in the file at `path`.
    ///
    /// - Throws: `CommandFailure` with `usage`.
    fileprivate static func read(_ path: String) throws -> Self {
        let bytes = try SecretFile(path).bytes()
        guard let document = try? JSON(parsing: bytes).object, let checkpoint = Self(document: document)
        else {
            throw CommandFailure(.usage, "\(path) is not a checkpoint")
        }
        return checkpoint
    }
}
