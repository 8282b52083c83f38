public import StrictJSON
public import Tron

/// A transaction as a node tells it (`gettransactionbyid`).
public struct NodeTransaction: Hashable, Sendable {
    /// The transaction's id.
    public let id: TransactionID
    /// The raw data exactly as it is on the chain.
    public let rawBytes: [UInt8]
    /// What the raw data says.
    public let raw: RawTransaction

    /// The transaction that a node's JSON is; its bytes are trusted, not what the node reads out of them.
    ///
    /// - Throws: `NodeError.unreadable` where it is none, or its bytes have another id.
    public init(json: JSON) throws(NodeError) {
        guard let text = json["txID"]?.string, let id = try? TransactionID(parsing: text),
            let bytes = json["raw_data_hex"]?.string.flatMap({ [UInt8](hex: $0) })
        else { throw NodeError(.unreadable, "a transaction without id or bytes") }
        guard TransactionID(ofRawBytes: bytes) == id, let raw = try? RawTransaction(decoding: bytes) else {
            throw NodeError(.unreadable, "a transaction whose bytes are another's")
        }
        self.id = id
        rawBytes = bytes
        self.raw = raw
    }
}
