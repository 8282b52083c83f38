/// How far the solidified chain was read for transfers.
public struct TransferPosition: Codable, Hashable, Sendable {
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    /// Every block after this one was read, up to `read`.
    public var begin: Inclusion
    /// The last block that was read.
    public var read: Inclusion

    /// The stretch of the chain after `begin`, up to and including `read`.
    public init(version: Int, begin: Inclusion, read: Inclusion) {
        self.version = version
        self.begin = begin
        self.read = read
    }
}
