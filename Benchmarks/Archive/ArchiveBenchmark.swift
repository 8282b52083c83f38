import Foundation
import PaymentModel
import Payments

/// What analytics, pages and the table cost with a thousand payouts and with a million.
///
/// `scripts/benchmark-archive [count]`. The exit code is not 0 where a question takes three times as
/// long of many, or the table grows in memory.
@main
struct ArchiveBenchmark {
    private enum Promise {
        /// Of the median with many payouts to the one with few, where both are at least a millisecond.
        static let ratioMax = 3.0
        static let tableMemoryMax = 32 << 20
    }

    private enum Pace {
        static let few = 1000
        static let rounds = 31
        static let pageSize = 50
        static let tableLines = 500
    }

    /// One question that callers ask.
    private struct Question {
        let name: String
        let ask: @Sendable (PayoutService) async throws -> Void
    }

    static func main() async throws {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
        let folder = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let few = try Archive(at: folder.appending(path: "few.sqlite").path())
        let many = try Archive(at: folder.appending(path: "many.sqlite").path())
        try await few.fill(Pace.few)
        print("stored \(Pace.few); storing \(count) takes minutes")
        try await many.fill(count)

        var isKept = true
        print("| question | of \(Pace.few), ms | middle half | of \(count), ms | middle half | ratio |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        for question in questions {
            var (short, long): ([Double], [Double]) = ([], [])
            // In turns, so that a slow moment falls on both.
            for _ in 0..<Pace.rounds {
                var began = ContinuousClock.now
                try await question.ask(few.payouts)
                short.append(milliseconds(since: began))
                began = .now
                try await question.ask(many.payouts)
                long.append(milliseconds(since: began))
            }
            let (small, large) = (Spread(short), Spread(long))
            let ratio = max(large.median, 1) / max(small.median, 1)
            isKept = isKept && ratio <= Promise.ratioMax
            print(
                "| \(question.name) | \(small.cells) | \(large.cells) | \(text(large.median / small.median)) |"
            )
        }
        isKept = try await measureTable(many.payouts, count) && isKept
        try few.close()
        try many.close()
        if !isKept { exit(1) }
    }

    private static var questions: [Question] {
        let from = Archive.start.adding(.milliseconds(1234))
        let to = Archive.start.adding(Archive.span - .milliseconds(4321))
        func analytics(_ interval: AnalyticsInterval) -> @Sendable (PayoutService) async throws -> Void {
            { payouts in
                guard
                    let question = AnalyticsQuestion(
                        from: from, to: to, interval: interval, route: nil)
                else { return }
                _ = try await payouts.analytics(question)
            }
        }
        func page(
            _ selection: PayoutSelection, deep: Bool = false
        )
            -> @Sendable (PayoutService) async throws -> Void
        {
            let middle = ListPosition(createdAt: Archive.start.adding(Archive.span / 2), id: "pay_")
            return { payouts in
                _ = try await payouts.history(selection, after: deep ? middle : nil, limit: Pace.pageSize)
            }
        }
        var failed = PayoutSelection()
        failed.status = .failed
        var reference = PayoutSelection()
        reference.reference = "payout 7"
        return [
            Question(name: "analytics of 30 days by day", ask: analytics(.day)),
            Question(name: "analytics of 30 days by hour", ask: analytics(.hour)),
            Question(name: "first page", ask: page(PayoutSelection())),
            Question(name: "a page in the middle", ask: page(PayoutSelection(), deep: true)),
            Question(name: "first page of failed ones", ask: page(failed)),
            Question(name: "one by its reference", ask: page(reference)),
        ]
    }

    /// Reads the whole table, as it is sent.
    private static func measureTable(_ payouts: PayoutService, _ count: Int) async throws -> Bool {
        var (lines, position): (Int, ListPosition?) = (0, nil)
        var (first, most) = (0, 0)
        let began = ContinuousClock.now
        while true {
            let part = try await payouts.lines(PayoutSelection(), after: position, limit: Pace.tableLines)
            guard let last = part.last else { break }
            lines += part.count
            position = ListPosition(createdAt: last.createdAt, id: last.id.text)
            // The first parts warm the database's cache.
            if lines == 20 * Pace.tableLines { first = residentBytes }
            most = max(most, residentBytes)
        }
        let seconds = milliseconds(since: began) / 1000
        let grown = max(0, most - first)
        print(
            "table: \(lines) lines in \(text(seconds)) s, \(grown >> 10) KiB more at its end than at its beginning"
        )
        return lines == count && grown <= Promise.tableMemoryMax
    }

    private static func milliseconds(since began: ContinuousClock.Instant) -> Double {
        let time = began.duration(to: .now)
        return Double(time.components.seconds) * 1000 + Double(time.components.attoseconds) / 1e15
    }

    private static var residentBytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }

    fileprivate static func text(_ value: Double) -> String { String(format: "%.2f", value) }
}

/// The middle of some measurements.
struct Spread {
    let median: Double
    private let middleHalf: (Double, Double)

    init(_ values: [Double]) {
        let sorted = values.sorted()
        median = sorted[sorted.count / 2]
        middleHalf = (sorted[sorted.count / 4], sorted[sorted.count * 3 / 4])
    }

    /// The median and the middle half as cells of a table.
    var cells: String {
        let text = ArchiveBenchmark.text
        return "\(text(median)) | \(text(middleHalf.0)) - \(text(middleHalf.1))"
    }
}
