/// The TRON network that the service works on.
public enum NetworkName: String, Codable, Sendable, CaseIterable {
    /// `devnet` is the development node; `custom` is a chain whose defaults are unknown.
    case mainnet, nile, shasta, devnet, custom
}
