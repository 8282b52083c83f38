/// A block's header with the signature of whoever made the block.
public struct SignedHeader: Hashable, Sendable {
    /// What is signed.
    public let header: BlockHeader
    /// Of the header's hash.
    public let signature: Signature
    /// Number and hash of the header.
    public let id: BlockID

    /// A header and its signature. Nothing is checked.
    public init(header: BlockHeader, signature: Signature) {
        self.header = header
        self.signature = signature
        id = header.id
    }
}
