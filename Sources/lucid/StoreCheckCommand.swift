import ArgumentParser
import PaymentModel
import PaymentStores
import Payments

/// `lucid store check`
struct StoreCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks through the whole store for damage, foreign records and a broken audit trail.",
        discussion: """
            One line for each finding, then what was looked at; ends with 1 where anything was found. Where LUCID_MASTER_KEY \
            is set, wallets that are sealed with another key are findings too. Works beside a running service, and \
            changes nothing.
            """)

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var reader = SettingReader(options.sources)
        let settings = StoreSettings(&reader)
        let masterKey = reader.secret(.masterKey, parse: SecretSettings.masterKey(parsing:))
        try reader.finish()
        try settings.requireExisting()
        let inspection: StoreInspection
        var trail: AuditVerification?
        var findings: [String]
        do {
            inspection = try StoreInspection(of: settings.databasePath)
            findings = inspection.findings
            if !inspection.isDamaged {
                let store = try SQLiteStore.open(settings)
                trail = try await AuditVerification(of: store)
                if case .given(let key) = masterKey, let wallet = try await key.foreignWallet(in: store) {
                    findings.append("sealed with another master key: \(wallet.id)")
                }
                try store.close()
            }
        } catch let error as StoreError {
            throw CommandFailure(opening: settings.databasePath, error)
        }
        if let sequence = trail?.firstInvalidSequence {
            findings.append("the audit trail is broken at sequence \(sequence)")
        }
        try Self.tell(findings, inspection.records, head: trail?.headHash)
    }

    private static func tell(
        _ findings: [String], _ records: [(table: String, count: Int64)], head: String?
    ) throws {
        for finding in findings { Terminal.standardOutput(finding) }
        let counts = records.map { "\($0.count) \($0.table)" }.joined(separator: ", ")
        if !records.isEmpty { Terminal.standardOutput("looked at: \(counts)") }
        guard findings.isEmpty else { throw ExitCode(CommandFailure.Kind.negative.rawValue) }
        Terminal.standardOutput("whole: head of the audit trail \(head ?? AuditEvent.genesisHash)")
    }
}
