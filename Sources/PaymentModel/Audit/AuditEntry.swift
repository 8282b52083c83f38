public import StrictJSON

/// How an audited action ended.
public enum AuditOutcome: String, Codable, Sendable {
    /// `denied`: refused by a permission or a rule. `failed`: allowed, and ended in an error.
    case success, denied, failed
}

/// Something that was done or refused, before it has a place in the chain of hashes.
public struct AuditEntry: Hashable, Sendable {
    /// When it happened, by the wall clock.
    public let at: Timestamp
    /// The token's subject, "anonymous", or "service".
    public let actor: String
    /// The caller's network address; nil for the service's own acts.
    public let remoteAddress: String?
    /// A noun and a verb: `payout.create`, `auth.denied`.
    public let action: String
    /// The id of the record that it concerns; nil if it concerns none.
    public let resourceID: String?
    /// How it ended.
    public let outcome: AuditOutcome
    /// The caller's request id; for the service's own acts, the id of the record at work.
    public let requestID: String
    /// Never contains a secret.
    public let details: JSONObject

    /// An act of `caller`, whose subject, address and request id it takes.
    public init(
        at: Timestamp, by caller: Caller, action: String, resourceID: String?, outcome: AuditOutcome,
        details: JSONObject = [:]
    ) {
        self.at = at
        actor = caller.subject
        remoteAddress = caller.remoteAddress
        self.action = action
        self.resourceID = resourceID
        self.outcome = outcome
        requestID = caller.requestID
        self.details = details
    }
}

extension AuditEntry {
    /// The entry as it is stored and hashed.
    public var document: JSONObject {
        [
            "at": .string(at.text),
            "actor": .string(actor),
            "remote_address": remoteAddress.map(JSON.string) ?? .null,
            "action": .string(action),
            "resource_id": resourceID.map(JSON.string) ?? .null,
            "outcome": .string(outcome.rawValue),
            "request_id": .string(requestID),
            "details": .object(details),
        ]
    }

    /// The entry in `document`, or nil if it is not valid.
    public init?(document: JSONObject) {
        guard let at = document["at"]?.string.flatMap({ Timestamp($0) }),
            let actor = document["actor"]?.string, let action = document["action"]?.string,
            let outcome = document["outcome"]?.string.flatMap({ AuditOutcome(rawValue: $0) }),
            let requestID = document["request_id"]?.string, let details = document["details"]?.object
        else { return nil }
        self.init(
            at: at,
            by: Caller(
                subject: actor, requestID: requestID, remoteAddress: document["remote_address"]?.string),
            action: action, resourceID: document["resource_id"]?.string, outcome: outcome, details: details)
    }
}
