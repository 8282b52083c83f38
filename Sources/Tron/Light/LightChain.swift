/// The chain as far as signatures prove it: a final block, and the headers above it that lead on from there.
///
/// A header belongs to the chain where its parent's id links it, and the key that signed it is found from the signature. A
/// block is final when enough of the last 27 distinct witnesses have built on it, each with the key that it is known by: 19,
/// as for java-tron's solidified block.
///
/// A signature is not part of a block's id: whoever tells a block can sign it with a key of its own. So a key is learned only
/// where something proves that it is the witness's: it is the key of the account that the header names, or a transaction of
/// that account in a final block has named it. A witness that is new counts from the moment on that a block of its own is
/// final by the signatures of others. See `docs/verification.md`.
public struct LightChain: Hashable, Sendable {
    /// A header above the final block.
    private struct Link: Hashable, Sendable {
        let mark: BlockMark
        let witness: Address
        var key: Address
        /// Keys that witnesses named in the block.
        let keys: [Address: Address]
    }

    /// The newest block that is final for good.
    public private(set) var final: BlockMark
    /// Who made the final blocks.
    public private(set) var witnesses: KnownWitnesses
    /// Up to this block whoever signs is taken for a witness: a chain that begins with it has no past to learn from.
    public let newcomersThrough: BlockNumber
    private var links: [Link] = []

    /// Headers below the trusted block from which its witnesses are learned: three rounds.
    public static let ancestorsCount: Int64 = 81
    /// Headers above the final block that are kept at most.
    private static let linksMax = 1000

    /// The chain above `final`, as it was kept.
    public init(final: BlockMark, witnesses: KnownWitnesses, newcomersThrough: BlockNumber) {
        self.final = final
        self.witnesses = witnesses
        self.newcomersThrough = newcomersThrough
    }

    /// The chain above a block that is trusted, with the witnesses of the headers that lead to it: they are its ancestors,
    /// whoever told them.
    ///
    /// - Parameter ancestors: Ascending, the trusted block last.
    /// - Throws: `LightChainError` where they do not lead to it.
    public init(trusting trusted: BlockMark, ancestors: [SignedHeader]) throws(LightChainError) {
        final = trusted
        witnesses = KnownWitnesses()
        let ancestorsCount = BlockNumber(Self.ancestorsCount)
        newcomersThrough = trusted.number <= ancestorsCount ? ancestorsCount : 0
        var child: SignedHeader?
        for ancestor in ancestors.reversed() {
            guard child.map({ $0.header.parentHash == ancestor.id.bytes }) ?? (ancestor.id == trusted.id)
            else {
                throw .unlinked
            }
            child = ancestor
        }
        var own: Set<Address> = []
        for ancestor in ancestors where ancestor.header.number > 0 {
            let (witness, key) = try Self.author(of: ancestor)
            // Who signs one block with its own account's key signs all with it, whatever is told of the others.
            if key == witness { own.insert(witness) }
            if key != witness, own.contains(witness) { continue }
            witnesses.note(witness, signingBy: key, block: ancestor.header.number)
        }
    }

    /// The newest header.
    public var head: BlockMark { links.last?.mark ?? final }

    /// Whether `id` is the final block, or one above it.
    public func contains(_ id: BlockID) -> Bool { final.id == id || links.contains { $0.mark.id == id } }

    /// Whether `id` is the final block, or one above it that a known witness signed.
    public func isSigned(_ id: BlockID) -> Bool {
        final.id == id || links.contains { $0.mark.id == id && counts($0) }
    }

    /// Takes `header` in, which is the child of the final block or of one above it. Where that has another child, the
    /// branch of the other is dropped: which branch a node tells is no proof, and no harm.
    ///
    /// - Parameter keys: The keys that accounts have named for signing blocks, by transactions that the header proves.
    /// - Throws: `LightChainError`; nothing is changed then.
    public mutating func append(
        _ header: SignedHeader, naming keys: [Address: Address] = [:]
    ) throws(LightChainError) {
        if final.id == header.id { return }
        if let known = links.firstIndex(where: { $0.mark.id == header.id }) {
            // It may have come before with a signature that was made up.
            let told = try Self.author(of: header).key
            if !counts(links[known]) { links[known].key = told }
            return
        }
        guard let parentID = try? BlockID(bytes: header.header.parentHash) else { throw .unknownParent }
        let kept: Int
        if parentID == final.id {
            kept = 0
        } else if let parent = links.lastIndex(where: { $0.mark.id == parentID }) {
            kept = parent + 1
        } else {
            throw .unknownParent
        }
        let parent = kept == 0 ? final : links[kept - 1].mark
        let mark = BlockMark(id: header.id, time: header.header.timestamp)
        guard header.header.number == parent.number.next, mark.time > parent.time, kept < Self.linksMax else {
            throw .outOfOrder
        }
        let (witness, key) = try Self.author(of: header)
        links.removeSubrange(kept...)
        links.append(Link(mark: mark, witness: witness, key: key, keys: keys))
    }

    /// The number of the newest block up to which every one was signed by a witness that is known.
    public var signedThrough: BlockNumber { links.prefix(while: counts).last?.mark.number ?? final.number }

    /// The number of the newest block that signatures prove to be final.
    public var provenFinal: BlockNumber {
        let counting = links.filter(counts)
        let newcomers = counting.filter { !witnesses.isActive($0.witness, signingBy: $0.key) }
        let count = min(
            KnownWitnesses.activeMax, witnesses.active.count + Set(newcomers.map(\.witness)).count)
        let quorum = KnownWitnesses.quorum(of: count)
        var builders: Set<Address> = []
        for link in counting.reversed() {
            builders.insert(link.witness)
            if builders.count >= quorum { return link.mark.number }
        }
        return final.number
    }

    /// Moves the final block on to the one numbered `number`, and learns who made those up to it.
    ///
    /// - Precondition: `number` is that of a block above the final one that is final.
    public mutating func finalize(through number: BlockNumber) {
        let passed = links.prefix { $0.mark.number <= number }
        for link in passed {
            if isProven(link) { witnesses.note(link.witness, signingBy: link.key, block: link.mark.number) }
            for (witness, key) in link.keys.sorted(by: { $0.key < $1.key }) {
                witnesses.change(witness, to: key)
            }
        }
        if let last = passed.last { final = last.mark }
        links.removeFirst(passed.count)
    }

    /// Whether the key that signed is the witness's for certain.
    private func isProven(_ link: Link) -> Bool {
        link.key == link.witness || link.mark.number <= newcomersThrough
            || witnesses.isActive(link.witness, signingBy: link.key)
    }

    private func counts(_ link: Link) -> Bool {
        link.mark.number <= newcomersThrough || witnesses.isActive(link.witness, signingBy: link.key)
    }

    private static func author(
        of header: SignedHeader
    ) throws(LightChainError) -> (witness: Address, key: Address) {
        guard let witness = header.header.witness, let key = try? header.header.signer(of: header.signature)
        else { throw .unsigned }
        return (witness, key)
    }
}
