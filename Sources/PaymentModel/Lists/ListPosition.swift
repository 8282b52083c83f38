/// Where a list, newest first, continues: after the last record that was returned.
public struct ListPosition: Hashable, Sendable {
    /// When the last record that was returned was created.
    public let createdAt: Timestamp
    /// Its id; tells apart records of the same time.
    public let id: String

    /// The position behind the record with this time and id.
    public init(createdAt: Timestamp, id: String) {
        self.createdAt = createdAt
        self.id = id
    }
}
