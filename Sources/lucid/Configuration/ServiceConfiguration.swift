import PaymentModel
import Payments

/// The whole configuration, checked.
struct ServiceConfiguration {
    let node: NodeSettings
    let http: HTTPSettings
    let metrics: MetricsSettings
    let store: StoreSettings
    let backup: BackupSettings
    let tokens: TokenOptions
    let secrets: SecretSettings
    let audit: AuditSettings
    let payments: PaymentSettings
    let log: LogSettings
    /// Every value in effect, in the order of the documentation.
    let settings: [Setting]

    /// - Throws: `CommandFailure` with `configuration`, which lists every mistake.
    init(_ sources: SettingSources) async throws {
        var reader = SettingReader(sources)
        node = NodeSettings(&reader)
        http = HTTPSettings(&reader)
        metrics = MetricsSettings(&reader)
        store = StoreSettings(&reader)
        backup = BackupSettings(&reader)
        tokens = TokenOptions(&reader)
        await tokens.judge(&reader)
        secrets = SecretSettings(
            &reader, network: node.network, directory: store.directory, tokens: tokens)
        audit = AuditSettings(&reader)
        payments = PaymentSettings(&reader, assets: node.assets)
        log = LogSettings(&reader)
        try reader.finish()
        let settings = reader.settings
        self.settings = Variable.allCases.compactMap { variable in
            settings.first { $0.variable == variable }
        }
    }
}

extension SettingReader {
    /// - Throws: `CommandFailure` with `configuration` if anything was wrong.
    func finish() throws {
        guard !problems.isEmpty else { return }
        let count = problems.count == 1 ? "1 mistake" : "\(problems.count) mistakes"
        let lines = problems.map { "  \($0)" }.joined(separator: "\n")
        throw CommandFailure(.configuration, "The configuration has \(count):\n\(lines)")
    }
}
