/// What can be paid in.
public enum Asset: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    case usdt = "USDT"
    case trx = "TRX"

    /// Digits after the point; both have six.
    public var decimals: Int { 6 }
}
