/// What a contract logged while it ran (java-tron: `TransactionInfo.Log`).
public struct EventLog: Hashable, Sendable {
    /// The contract that logged.
    public let address: Address
    /// 0…4 words of 32 bytes; the first is the event's signature hash.
    public let topics: [[UInt8]]
    /// The values that are not indexed, ABI-encoded.
    public let data: [UInt8]

    /// A log of these parts. Topics and data are not checked against any event.
    public init(address: Address, topics: [[UInt8]], data: [UInt8]) {
        self.address = address
        self.topics = topics
        self.data = data
    }
}
