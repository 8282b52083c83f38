import Payments

/// Where checkpoints of the audit trail are kept besides.
struct AuditSettings {
    /// Nil if they are kept nowhere else.
    let sink: (any CheckpointSink)?

    init(_ reader: inout SettingReader) {
        var sink: (any CheckpointSink)?
        _ = reader.optional(.auditSink) { text throws(ValueProblem) in
            sink = try Self.sink(text)
            return text
        }
        self.sink = sink
    }

    private static func sink(_ text: String) throws(ValueProblem) -> any CheckpointSink {
        if text == "syslog:" { return SyslogCheckpoints() }
        let file = "file:"
        guard text.hasPrefix(file), text.utf8.count > file.utf8.count, !text.hasSuffix("/") else {
            throw ValueProblem("must be file:PATH or syslog:")
        }
        return FileCheckpoints(path: String(text.dropFirst(file.count)))
    }
}
