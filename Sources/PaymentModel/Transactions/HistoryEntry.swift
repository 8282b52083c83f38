/// One step of a record's life.
public struct HistoryEntry<Status: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    /// The status that the record got.
    public let status: Status
    /// When it got it, by the wall clock.
    public let at: Timestamp
    /// Why, for people; nil if the status says it all.
    public let detail: String?

    /// The step to `status`.
    public init(status: Status, at: Timestamp, detail: String?) {
        self.status = status
        self.at = at
        self.detail = detail
    }
}
