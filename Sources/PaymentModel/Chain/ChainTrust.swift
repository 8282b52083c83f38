public import Tron

/// Why the chain that was read is believed: the block that everything begins with, and who signed what came since.
public struct ChainTrust: Codable, Hashable, Sendable {
    /// The block that was trusted first.
    public let trusted: BlockID
    /// Whether an operator named it; else it is the first that was seen.
    public let isConfigured: Bool
    /// Who made the newest final blocks.
    public var witnesses: KnownWitnesses
    /// Up to this block whoever signed was taken for a witness: see `LightChain`.
    public let newcomersThrough: BlockNumber

    /// Trust that begins with `trusted`, whose chain `witnesses` sign.
    public init(
        trusted: BlockID, isConfigured: Bool, witnesses: KnownWitnesses, newcomersThrough: BlockNumber
    ) {
        self.trusted = trusted
        self.isConfigured = isConfigured
        self.witnesses = witnesses
        self.newcomersThrough = newcomersThrough
    }
}
