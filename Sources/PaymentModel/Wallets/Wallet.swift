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
    /// A frozen wallet can be activated again; an archived one only by restoring its backup.
    case active, frozen, archived
}

/// An address that this service holds the key of, or watches.
public struct Wallet: Codable, Hashable, Sendable {
    /// Assigned when it is created or imported.
    public let id: WalletID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    /// The caller's name for it, 1 to 100 characters; need not be unique.
    public var name: String
    /// Where its key is.
    public var kind: WalletKind
    /// What it may do.
    public var status: WalletStatus
    /// Who may end its freeze; nil unless it is frozen, or was when it was archived.
    public var freeze: WalletFreeze?
    /// The account on the chain. No two wallets share one.
    public let address: Address
    /// The network that it was made on.
    public let network: NetworkName
    /// BIP-32 path of the key; nil if no recovery phrase or device is known.
    public var derivationPath: String?
    /// The caller's own entries, returned unchanged.
    public var labels: [String: String]
    /// The key, encrypted; nil if there is none here.
    public var sealedKey: SealedKey?
    /// When a keystore of it was last handed out; nil if never.
    public var lastBackupAt: Timestamp?
    /// When it was created or imported, by the wall clock.
    public let createdAt: Timestamp
    /// When it last changed.
    public var updatedAt: Timestamp

    /// An active wallet without a key; `sealedKey` is set afterwards.
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
