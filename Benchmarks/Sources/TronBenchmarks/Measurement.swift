import Foundation

/// How long one operation takes, over several rounds, in time of this thread on a processor: what else the machine does in
/// between does not count.
struct Measurement {
    let name: String
    /// Nanoseconds of one operation, a round each, ascending.
    private let rounds: [Double]

    /// Rounds of each operation. They alternate, so that a slow moment of the machine falls on all.
    private static let roundCount = 31
    /// Long enough that a clock's tick is nothing, short enough that a round is seldom interrupted.
    private static let roundNanoseconds = 20_000_000.0

    /// One operation, done `count` times.
    struct Operation {
        let name: String
        let run: (_ count: Int) throws -> Void
    }

    /// All operations, round by round.
    static func all(of operations: [Operation]) throws -> [Self] {
        let counts = try operations.map { operation in
            let trial = try nanoseconds(of: operation, count: 20)
            return max(20, Int(roundNanoseconds / max(trial, 1)))
        }
        var rounds = [[Double]](repeating: [], count: operations.count)
        for _ in 0..<roundCount {
            for (index, operation) in operations.enumerated() {
                rounds[index].append(try nanoseconds(of: operation, count: counts[index]))
            }
        }
        return zip(operations, rounds).map { Self(name: $0.name, rounds: $1.sorted()) }
    }

    private static func nanoseconds(of operation: Operation, count: Int) throws -> Double {
        let start = threadNanoseconds()
        try operation.run(count)
        return Double(threadNanoseconds() - start) / Double(count)
    }

    private static func threadNanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// A line of JSON: the median, and the two quarters around it.
    var line: String {
        let (median, low, high) = (quantile(0.5), quantile(0.25), quantile(0.75))
        return #"{"name": "\#(name)", "median_ns": \#(median), "low_ns": \#(low), "high_ns": \#(high)}"#
    }

    private func quantile(_ share: Double) -> Double {
        rounds[Int((Double(rounds.count - 1) * share).rounded())]
    }
}

/// Keeps a result from being optimised away.
@inline(never)
func keep<Value>(_ value: Value) {
    withExtendedLifetime(value) {}
}
