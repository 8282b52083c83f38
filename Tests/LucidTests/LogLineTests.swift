import Logging
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import lucid

@Suite("Lines of the log")
struct LogLineTests {
    private static let time = Timestamp(milliseconds: 1_795_559_231_123)

    private static func line(
        _ message: Logger.Message, _ metadata: [(key: String, value: Logger.Metadata.Value)],
        format: LogSettings.Format
    ) -> String {
        let event = LogEvent(
            level: .info, message: message, error: nil, metadata: nil, source: "lucid", file: "",
            function: "",
            line: 0)
        return LogLineHandler.line(event, at: time, label: "lucid", metadata: metadata, format: format)
    }

    @Test("in JSON a line is one object with the message and the metadata beside each other")
    func json() throws {
        let metadata: [(key: String, value: Logger.Metadata.Value)] = [
            ("list", .array(["a", "b"])), ("message", "another"), ("payout_id", "pay_1"),
        ]

        let line = Self.line("listening on http://127.0.0.1:1", metadata, format: .json)

        let document = try JSON(parsing: line)
        #expect(document["message"] == "listening on http://127.0.0.1:1")
        #expect(document["message_"] == "another")
        #expect(document["payout_id"] == "pay_1")
        #expect(document["list"] == ["a", "b"])
        #expect(document["level"] == "info")
        #expect(document["time"] == "2026-11-24T22:27:11.123Z")
    }

    @Test("as text a line says time, level, message and what belongs to it")
    func text() {
        let line = Self.line("stopped", [("a", "b"), ("reason", "two words")], format: .text)

        #expect(line == "2026-11-24T22:27:11.123Z info     stopped  a=b  reason=\"two words\"")
    }

    @Test("what comes from outside makes up no line of its own", arguments: LogSettings.Format.allCases)
    func injection(format: LogSettings.Format) {
        let line = Self.line("a\nb", [("reason", "c\r\nd")], format: format)

        #expect(Array(line.unicodeScalars).filter { $0 == "\n" || $0 == "\r" }.isEmpty)
    }
}
