public import PaymentModel

/// Where chance comes from. The service hands in the system's generator, a simulation a seeded one.
public protocol RandomSource: Sendable {
    /// `count` bytes; from the service's source they are fit for keys.
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
