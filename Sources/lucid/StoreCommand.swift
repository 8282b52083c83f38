import ArgumentParser
import Foundation
import PaymentStores
import Payments

/// `lucid store`
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "The file that holds every record.",
        subcommands: [StoreBackupCommand.self, StoreRestoreCommand.self, StoreCheckCommand.self])
}

extension StoreSettings {
    /// The store alone, for commands that need nothing else of the configuration.
    ///
    /// - Throws: `CommandFailure` with `configuration`.
    static func read(_ sources: SettingSources) throws -> Self {
        var reader = SettingReader(sources)
        let settings = Self(&reader)
        try reader.finish()
        return settings
    }

    /// - Throws: `CommandFailure` with `unavailable` where there is no store yet.
    func requireExisting() throws {
        guard FileManager.default.fileExists(atPath: databasePath) else {
            throw CommandFailure(.unavailable, "there is no store \(databasePath)")
        }
    }
}

extension SealingKey {
    /// The key in the file at `path`; nil where none is named.
    ///
    /// - Throws: `CommandFailure` with `usage`.
    static func read(_ path: String?) throws -> SealingKey? {
        guard let path else { return nil }
        do {
            return try BackupSettings.key(parsing: try SecretFile(path).text())
        } catch let problem as ValueProblem {
            throw CommandFailure(.usage, "--key-file: \(path) \(problem.reason)")
        }
    }
}

extension CommandFailure {
    /// What a failed backup means to an operator.
    init(_ error: BackupError) {
        let kind: Kind =
            switch error.code {
            case .destinationTaken, .wrongKey: .usage
            case .damaged: .fault
            case .unavailable: .unavailable
            }
        self.init(kind, error.reason)
    }
}
