public import StrictJSON
public import Tron

/// How far a node is (`getnodeinfo`).
public struct NodeHeads: Hashable, Sendable {
    /// The newest block that the node has.
    public let head: BlockID
    /// The newest block that is final for it.
    public let solidified: BlockID

    /// The heads that a node's JSON tells.
    ///
    /// - Throws: `NodeError.unreadable` where it tells none.
    public init(json: JSON) throws(NodeError) {
        head = try Self.block(json["block"])
        solidified = try Self.block(json["solidityBlock"])
    }

    /// "Num:83810549,ID:0000…".
    private static func block(_ value: JSON?) throws(NodeError) -> BlockID {
        let parts = (value?.string ?? "").split(separator: ",")
        guard parts.count == 2, parts[0].hasPrefix("Num:"), parts[1].hasPrefix("ID:"),
            let id = try? BlockID(parsing: String(parts[1].dropFirst(3))),
            Int64(parts[0].dropFirst(4)) == id.number.value,
            ChainQuantity.height.range.contains(id.number.value)
        else { throw NodeError(.unreadable, "a head that is no block") }
        return id
    }
}
