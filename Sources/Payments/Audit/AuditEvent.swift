import Crypto
public import StrictJSON

/// One link of the audit trail. Its hash covers everything it says and the hash before it, so that any later change,
/// insertion or removal shows.
public struct AuditEvent: Hashable, Sendable {
    /// 1 for the first; no number is left out.
    public let sequence: Int64
    public let entry: AuditEntry
    /// 64 hex digits; zeros before the first.
    public let previousHash: String
    /// SHA-256 of the canonical document without `hash`, in hex.
    public let hash: String

    /// What comes before the first link.
    public static let genesisHash = String(repeating: "0", count: 64)

    /// The link for `entry` behind the one with number `sequence - 1` and hash `previousHash`.
    public init(sealing entry: AuditEntry, sequence: Int64, previousHash: String) {
        self.sequence = sequence
        self.entry = entry
        self.previousHash = previousHash
        let document = Self.document(of: entry, sequence: sequence, previousHash: previousHash)
        hash = SHA256.hash(data: JSON.object(document).canonical()).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The event as the API answers it.
    public var document: JSONObject {
        var document = Self.document(of: entry, sequence: sequence, previousHash: previousHash)
        document["hash"] = .string(hash)
        return document
    }

    private static func document(of entry: AuditEntry, sequence: Int64, previousHash: String) -> JSONObject {
        [
            "sequence": .number(JSONNumber(sequence)),
            "at": .string(entry.at.text),
            "actor": .string(entry.actor),
            "remote_address": entry.remoteAddress.map(JSON.string) ?? .null,
            "action": .string(entry.action),
            "resource_id": entry.resourceID.map(JSON.string) ?? .null,
            "outcome": .string(entry.outcome.rawValue),
            "request_id": .string(entry.requestID),
            "details": .object(entry.details),
            "previous_hash": .string(previousHash),
        ]
    }
}
