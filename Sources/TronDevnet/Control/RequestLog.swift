import Foundation
import StrictJSON
import Synchronization

/// The node requests that were made, for tests that count them.
final class RequestLog: Sendable {
    private struct Entry: Sendable {
        let at: Date
        let method: String
        let path: String
        let status: Int
    }

    private struct Held: Sendable {
        /// The number of the first entry that is kept, from 1.
        var first = 1
        var entries: [Entry] = []
        var byPath: [String: Int64] = [:]
    }

    private enum Limits {
        /// Older ones are forgotten; their count is not.
        static let entriesMax = 100_000
    }

    private let held = Mutex(Held())

    func append(_ request: DevnetRequest, status: Int) {
        let entry = Entry(at: Date(), method: request.method, path: request.path, status: status)
        held.withLock { held in
            held.entries.append(entry)
            held.byPath[request.path, default: 0] += 1
            guard held.entries.count > Limits.entriesMax else { return }
            held.entries.removeFirst(Limits.entriesMax / 2)
            held.first += Limits.entriesMax / 2
        }
    }

    /// Those with a number above `since`, and how many there ever were by path.
    func document(since: Int) -> JSON {
        held.withLock { held in
            let items = held.entries.enumerated().compactMap { index, entry -> JSON? in
                let number = held.first + index
                guard number > since else { return nil }
                return [
                    "n": .number(.init(Int64(number))),
                    "at": .string(
                        entry.at.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
                    "method": .string(entry.method), "path": .string(entry.path),
                    "status": .number(.init(Int64(entry.status))),
                ]
            }
            var byPath: JSONObject = [:]
            for (path, count) in held.byPath.sorted(by: { $0.key < $1.key }) {
                byPath[path] = .number(.init(count))
            }
            return ["items": .array(items), "by_path": .object(byPath)]
        }
    }
}
