/// A witness, and the key that it signs its blocks with.
public struct KnownWitness: Codable, Hashable, Sendable {
    /// The account that was voted for.
    public let witness: Address
    /// The address of the key: the witness's own, or that of its witness permission.
    public let key: Address
    /// The newest final block that it made.
    public let block: BlockNumber

    /// A witness by the newest final block that it made.
    public init(witness: Address, key: Address, block: BlockNumber) {
        self.witness = witness
        self.key = key
        self.block = block
    }

    private enum CodingKeys: String, CodingKey {
        case witness, key, block
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func address(_ key: CodingKeys) throws -> Address {
            let text = try values.decode(String.self, forKey: key)
            do {
                return try Address(parsing: text)
            } catch {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: values, debugDescription: "no address: \(text)")
            }
        }
        witness = try address(.witness)
        key = try address(.key)
        block = BlockNumber(try values.decode(Int64.self, forKey: .block))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(witness.hex, forKey: .witness)
        try values.encode(key.hex, forKey: .key)
        try values.encode(block.value, forKey: .block)
    }
}

/// The witnesses that made the newest final blocks: whose signatures count.
public struct KnownWitnesses: Codable, Hashable, Sendable {
    /// The least recent first. A witness that has changed its key stands there with each, the newest last.
    public private(set) var all: [KnownWitness] = []
    /// The last 27 distinct ones, each with its newest key.
    public private(set) var active: [KnownWitness] = []

    /// Witnesses that make blocks at a time (java-tron: `ChainConstant.MAX_ACTIVE_WITNESS_NUM`).
    public static let activeMax = 27
    /// Those that made blocks before are remembered beyond that: who reads older blocks must know who signed them.
    private static let rememberedMax = 64

    /// Nobody.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case all
    }

    public init(from decoder: any Decoder) throws {
        all = try decoder.container(keyedBy: CodingKeys.self).decode([KnownWitness].self, forKey: .all)
        active = Self.active(of: all)
    }

    /// How many of `count` witnesses must have built on a block to make it final: 19 of 27 (java-tron:
    /// `DposService.updateSolidBlock`, `SOLIDIFIED_THRESHOLD` of 70 %).
    static func quorum(of count: Int) -> Int { count - count * 3 / 10 }

    /// Whether `key` signs for `witness` now.
    public func isActive(_ witness: Address, signingBy key: Address) -> Bool {
        active.contains { $0.witness == witness && $0.key == key }
    }

    /// Whether `key` signs for `witness`, or did not long ago.
    public func isRemembered(_ witness: Address, signingBy key: Address) -> Bool {
        all.contains { $0.witness == witness && $0.key == key }
    }

    /// Takes note of who made a final block.
    mutating func note(_ witness: Address, signingBy key: Address, block: BlockNumber) {
        all.removeAll { $0.witness == witness && $0.key == key }
        all.append(KnownWitness(witness: witness, key: key, block: block))
        trim()
    }

    /// Takes note that `witness` signs with another key from now on. Nothing changes where it is not known.
    mutating func change(_ witness: Address, to key: Address) {
        guard let known = all.last(where: { $0.witness == witness }), known.key != key else { return }
        note(witness, signingBy: key, block: known.block)
    }

    private mutating func trim() {
        if all.count > Self.rememberedMax { all.removeFirst(all.count - Self.rememberedMax) }
        active = Self.active(of: all)
    }

    private static func active(of all: [KnownWitness]) -> [KnownWitness] {
        var seen: Set<Address> = []
        var active: [KnownWitness] = []
        for witness in all.reversed() where active.count < activeMax && seen.insert(witness.witness).inserted
        {
            active.append(witness)
        }
        return active.reversed()
    }
}
