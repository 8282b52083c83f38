import PaymentModel
import Payments
import Synchronization

/// Records that could not be ended when they were looked at, and when each is looked at again: longer after each time, so
/// that what can't be ended costs little. It survives no restart, and need not: then all are looked at once more.
final class Postponed: Sendable {
    private struct Wait {
        var failures: Int
        var until: Timestamp
    }

    private enum Pace {
        static let first = Duration.seconds(3)
        /// Funds and nodes come back at any time: nobody waits longer for the next look.
        static let longest = Duration.seconds(60)
        /// Doublings after which the longest is reached.
        static let doublingsMax = 5
    }

    private let waits = Mutex<[TransactionRecordID: Wait]>([:])

    /// How many wait.
    var count: Int { waits.withLock(\.count) }

    /// Whether `id` is to be looked at.
    func isDue(_ id: TransactionRecordID, at now: Timestamp) -> Bool {
        waits.withLock { waits in waits[id].map { $0.until <= now } ?? true }
    }

    /// Looks at `id` later.
    func add(_ id: TransactionRecordID, at now: Timestamp) {
        waits.withLock { waits in
            let failures = waits[id]?.failures ?? 0
            let pause = min(Pace.longest, Pace.first * (1 << min(failures, Pace.doublingsMax)))
            waits[id] = Wait(failures: failures + 1, until: now.adding(pause))
        }
    }

    /// Forgets all but `ids`: whatever else waited has come to its end.
    func keep(_ ids: Set<TransactionRecordID>) {
        waits.withLock { waits in waits = waits.filter { ids.contains($0.key) } }
    }
}

extension Sequence {
    /// The elements, one of each group after the other: a group of many keeps none of another waiting.
    func inTurns<Group: Hashable>(of group: (Element) -> Group) -> [Element] {
        var turns: [Group: Int] = [:]
        let ranked = enumerated().map { index, element in
            let turn = turns[group(element), default: 0]
            turns[group(element)] = turn + 1
            return (turn: turn, index: index, element: element)
        }
        return ranked.sorted { ($0.turn, $0.index) < ($1.turn, $1.index) }.map(\.element)
    }
}
