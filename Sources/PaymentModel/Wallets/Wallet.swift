public import Tron

/// Where a wallet's key is.
public enum WalletKind: String, Codable, Sendable, CaseIterable {
    /// Here, encrypted.
    case local
    /// Nowhere that we know: an address to look at.
    case watch
    /// On a device; transactions wait for its signature.
    case hardware
}

/// What a wallet may do. A frozen or archived one signs nothing.
public enum WalletStatus: String, Codable, Sendable, CaseIterable {
    case active, frozen, archived
}

/// An address that this service holds the key of, or watches.
public struct Wallet: Codable, Hashable, Sendable {
    public let id: WalletID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    public var name: String
    public var kind: WalletKind
    public var status: WalletStatus
    public let address: Address
    public let network: NetworkName
    public var derivationPath: String?
    public var labels: [String: String]
    /// The key, encrypted; nil where there is none here.
    public var sealedKey: SealedKey?
    public var lastBackupAt: Timestamp?
    public let createdAt: Timestamp
    public var updatedAt: Timestamp

    public init(
        id: WalletID, name: String, kind: WalletKind, address: Address, network: NetworkName,
        createdAt: Timestamp
    ) {
        self.id = id
        version = 0
        self.name = name
        self.kind = kind
        status = .active
        self.address = address
        self.network = network
        labels = [:]
        self.createdAt = createdAt
        updatedAt = createdAt
    }

    /// Whether transactions of this wallet may be signed, here or on its device.
    public var canSign: Bool { status == .active && kind != .watch }
}
