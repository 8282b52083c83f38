/// One step of a record's life.
public struct HistoryEntry<Status: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    public let status: Status
    public let at: Timestamp
    public let detail: String?

    public init(status: Status, at: Timestamp, detail: String?) {
        self.status = status
        self.at = at
        self.detail = detail
    }
}
