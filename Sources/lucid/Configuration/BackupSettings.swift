import Foundation
import PaymentStores

/// The copies of the store that the service makes itself.
struct BackupSettings {
    /// Where copies go; nil where the service makes none.
    let directory: String?
    let interval: Duration
    /// How many copies stay; the oldest go first.
    let count: Int
    let key: SealingKey?

    private enum Limits {
        /// Each copy reads the whole store.
        static let intervalMin = Duration.seconds(60)
        static let intervalMax = Duration.days(7)
        static let counts = 1...10_000
    }

    init(_ reader: inout SettingReader) {
        directory = reader.optional(.backupDirectory) { text in text }
        interval = reader.value(.backupEvery, default: ("1h", .seconds(3600))) { text throws(ValueProblem) in
            let interval = try SettingText.duration(text, atMost: Limits.intervalMax)
            guard interval >= Limits.intervalMin else { throw ValueProblem("must be at least 1m") }
            return interval
        }
        count = reader.value(.backupKeep, default: ("48", 48)) { text throws(ValueProblem) in
            try SettingText.integer(text, in: Limits.counts)
        }
        switch reader.secret(.backupKey, parse: Self.key(parsing:)) {
        case .given(let key): self.key = key
        case .missing:
            key = nil
            reader.note(.backupKey, nil, .standard)
        case .bad: key = nil
        }
        guard directory == nil, !reader.isBad(.backupDirectory) else { return }
        for variable in [Variable.backupEvery, .backupKeep, .backupKey] where reader.isSet(variable) {
            reader.complain(variable, "has no effect without LUCID_BACKUP_DIR")
        }
    }

    /// 32 bytes in base64.
    static func key(parsing text: String) throws(ValueProblem) -> SealingKey {
        guard let bytes = Data(base64Encoded: text), let key = SealingKey(bytes: Array(bytes)) else {
            throw ValueProblem("must be 32 bytes in base64")
        }
        return key
    }
}
