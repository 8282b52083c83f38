import Foundation
import Logging
import PaymentModel
import Payments
import StrictJSON
import TronNode

/// Writes one line to standard error for each log entry.
struct LogLineHandler: LogHandler {
    let label: String
    let format: LogSettings.Format
    private let clock = SystemClock()
    /// Of this logger alone; nil for that of the process.
    private var ownLevel: Logger.Level?
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String, format: LogSettings.Format, metadataProvider: Logger.MetadataProvider?) {
        self.label = label
        self.format = format
        self.metadataProvider = metadataProvider
    }

    var logLevel: Logger.Level {
        get { ownLevel ?? LogLevel.shared.value }
        set { ownLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var merged = metadata
        if let provided = metadataProvider?.get() { merged.merge(provided) { _, new in new } }
        if let given = event.metadata { merged.merge(given) { _, new in new } }
        if let error = event.error { merged["error"] = "\(error)" }
        let line = Self.line(
            event, at: clock.now(), label: label, metadata: merged.sorted { $0.key < $1.key }, format: format)
        // One write for a whole line, so that lines of several threads do not run into each other.
        do {
            try FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
            LogFigures.shared.wrote(event.level)
        } catch {
            // Nobody reads the log any more, or its disk is full. Payments go on, and a metric says so.
            LogFigures.shared.drop()
        }
    }

    /// The line for `event`, without its end.
    static func line(
        _ event: LogEvent, at time: Timestamp, label: String,
        metadata: [(key: String, value: Logger.Metadata.Value)], format: LogSettings.Format
    ) -> String {
        switch format {
        case .json:
            var document: JSONObject = [
                "time": .string(time.text), "level": .string(event.level.rawValue), "logger": .string(label),
                "message": .string(shorteningAddresses(in: event.message.description)),
            ]
            for (key, value) in metadata { document[document[key] == nil ? key : key + "_"] = json(value) }
            return JSON.object(document).text
        case .text:
            let level = event.level.rawValue
            let padding = String(repeating: " ", count: max(0, 8 - level.count))
            let pairs = metadata.map {
                "  \($0.key)=\(quoted(shorteningAddresses(in: $0.value.description)))"
            }.joined()
            return
                "\(time.text) \(level)\(padding) \(quotedLines(shorteningAddresses(in: event.message.description)))\(pairs)"
        }
    }

    private static func json(_ value: Logger.Metadata.Value) -> JSON {
        switch value {
        case .string(let text): return .string(shorteningAddresses(in: text))
        case .stringConvertible(let value): return .string(shorteningAddresses(in: value.description))
        case .array(let values): return .array(values.map(json))
        case .dictionary(let values):
            var object: JSONObject = [:]
            for (key, value) in values.sorted(by: { $0.key < $1.key }) { object[key] = json(value) }
            return .object(object)
        }
    }

    /// In quotation marks if its end would not be visible.
    private static func quoted(_ text: String) -> String {
        text.contains(where: { $0 == " " || $0 == "\"" || $0.isNewline }) || text.isEmpty
            ? JSON.string(text).text : text
    }

    /// Text from outside must not add lines of its own.
    private static func quotedLines(_ text: String) -> String {
        text.contains(where: \.isNewline) ? JSON.string(text).text : text
    }
}

extension LogSettings {
    /// Applies the settings to all logging of the process. Call it once.
    func install() {
        // Where the log's reader goes away, the write fails; the process must not end for it.
        signal(SIGPIPE, SIG_IGN)
        LogLevel.shared.value = level
        LoggingSystem.bootstrap(
            { label, provider in LogLineHandler(label: label, format: format, metadataProvider: provider) },
            metadataProvider: .ofRequest)
    }
}

extension Logger.MetadataProvider {
    /// The ids of the request that the task works for, in each of its lines.
    fileprivate static let ofRequest = Self {
        guard let trace = NodeRequestContext.current else { return [:] }
        var metadata: Logger.Metadata = ["request_id": "\(trace.requestID)"]
        if let id = trace.traceID { metadata["trace_id"] = "\(id)" }
        return metadata
    }
}
