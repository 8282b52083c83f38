/// What a contract logged while it ran (java-tron: `TransactionInfo.Log`).
public struct EventLog: Hashable, Sendable {
    /// The contract that logged.
    public let address: Address
    /// 0…4 words of 32 bytes; the first is the event's signature hash.
    public let topics: [[UInt8]]
    public let data: [UInt8]

    public init(address: Address, topics: [[UInt8]], data: [UInt8]) {
        self.address = address
        self.topics = topics
        self.data = data
    }
}
