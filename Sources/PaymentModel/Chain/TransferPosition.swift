/// How far the solidified chain was read for transfers.
public struct TransferPosition: Codable, Hashable, Sendable {
    public var version: Int
    /// Behind this block everything was read.
    public var begin: Inclusion
    /// Up to this block.
    public var read: Inclusion

    public init(version: Int, begin: Inclusion, read: Inclusion) {
        self.version = version
        self.begin = begin
        self.read = read
    }
}
