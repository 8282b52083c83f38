/// The TRON network that the service works on.
public enum NetworkName: String, Codable, Sendable, CaseIterable {
    case mainnet, nile, shasta, devnet, custom
}
