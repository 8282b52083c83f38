public import Payments

/// What a store can say of itself without reading: what is open, and how its commits went since it was opened.
public struct StoreFigures: Sendable {
    /// Payouts and transactions; nil until the first commit, which counts those that are open.
    public internal(set) var records: RecordFigures?
    /// Commits since the start, by what became of them: `done`, or the code of the refusal.
    public internal(set) var commits: [String: Int64] = [:]
    /// How many commits shared each transaction of the database.
    public internal(set) var groupSizes = Distribution(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256])
    /// How long each transaction of the database took, in seconds.
    public internal(set) var groupTimes = Distribution(
        bounds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10])
    /// Commits that wait for the writer now.
    public internal(set) var waiting = 0

    /// What a commit counts as if it was not refused.
    public static let done = "done"

    mutating func note(_ errors: [StoreError?], took time: Duration) {
        groupSizes.add(Double(errors.count))
        groupTimes.add(time / .seconds(1))
        for error in errors { commits[error?.code.rawValue ?? Self.done, default: 0] += 1 }
    }
}

/// What a store takes of its disk, and what the disk has left.
public struct StoreSizes: Hashable, Sendable {
    /// The database's file.
    public let databaseBytes: Int64
    /// The write-ahead log beside it.
    public let logBytes: Int64
    /// What is left on the disk; nil if the system does not say.
    public let roomBytes: Int64?
    /// With less room than this, commits are refused.
    public let roomBytesMin: Int64
}
