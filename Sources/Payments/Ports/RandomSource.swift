public import PaymentModel

/// The source of random bytes: the system's generator in the service, a seeded one in simulations.
public protocol RandomSource: Sendable {
    /// `count` bytes, which in the service are cryptographically secure.
    func bytes(_ count: Int) -> [UInt8]
}

extension Identifier {
    /// A new id.
    public init(at time: Timestamp, random: any RandomSource) {
        self.init(ULID(at: time, random: random))
    }
}

extension ULID {
    /// A new identifier, made at `time`.
    public init(at time: Timestamp, random: any RandomSource) {
        self.init(at: time, entropy: random.bytes(Self.entropyByteCount))
    }
}
