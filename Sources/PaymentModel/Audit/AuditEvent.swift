import Crypto
public import StrictJSON
import Tron

/// One link of the audit trail. Its hash covers everything in it and the previous hash, so that any later change,
/// insertion or removal shows.
public struct AuditEvent: Hashable, Sendable {
    /// 1 for the first; no number is left out.
    public let sequence: Int64
    /// What happened.
    public let entry: AuditEntry
    /// 64 hex digits; zeros before the first.
    public let previousHash: String
    /// SHA-256 of the canonical document without `hash`, in hex.
    public let hash: String

    /// The previous hash of the first link.
    public static let genesisHash = String(repeating: "0", count: 64)

    /// The link for `entry` after the one with number `sequence - 1` and hash `previousHash`.
    public init(sealing entry: AuditEntry, sequence: Int64, previousHash: String) {
        self.sequence = sequence
        self.entry = entry
        self.previousHash = previousHash
        hash = Self.hash(of: entry, sequence: sequence, previousHash: previousHash)
    }

    /// A stored link. `isIntact` says whether it was changed.
    public init(stored entry: AuditEntry, sequence: Int64, previousHash: String, hash: String) {
        self.sequence = sequence
        self.entry = entry
        self.previousHash = previousHash
        self.hash = hash
    }

    /// Whether the hash matches the link's content.
    public var isIntact: Bool {
        hash == Self.hash(of: entry, sequence: sequence, previousHash: previousHash)
    }

    /// The event as the API returns it.
    public var document: JSONObject {
        var document = Self.linked(entry.document, sequence: sequence, previousHash: previousHash)
        document["hash"] = .string(hash)
        return document
    }

    private static func hash(of entry: AuditEntry, sequence: Int64, previousHash: String) -> String {
        hash(of: entry.document, sequence: sequence, previousHash: previousHash)
    }

    /// The hash of the link whose entry is `document`, with every member that it has.
    static func hash(of document: JSONObject, sequence: Int64, previousHash: String) -> String {
        let linked = linked(document, sequence: sequence, previousHash: previousHash)
        return Array(SHA256.hash(data: JSON.object(linked).canonical())).hex
    }

    private static func linked(
        _ document: JSONObject, sequence: Int64, previousHash: String
    ) -> JSONObject {
        var document = document
        document["sequence"] = .number(JSONNumber(sequence))
        document["previous_hash"] = .string(previousHash)
        return document
    }
}
