/// Where a list goes on: behind the record that was told last. Lists are newest first.
public struct ListPosition: Hashable, Sendable {
    public let createdAt: Timestamp
    public let id: String

    public init(createdAt: Timestamp, id: String) {
        self.createdAt = createdAt
        self.id = id
    }
}
