import Foundation
public import PaymentModel
import StrictJSON

/// What a backup is a backup of. It lies beside the backup, as JSON.
public struct BackupManifest: Hashable, Sendable {
    /// When it was begun.
    public let createdAt: Timestamp
    /// Of the program that made it.
    public let version: String
    /// The newest migration of the store in it.
    public let schema: String
    /// The newest link of the audit trail in it; nil where nothing was ever audited.
    public let auditHead: AuditHead?
    /// The newest event of the feed in it; 0 where there was none.
    public let position: Int64
    /// Of the backup as it lies there, sealed or not.
    public let bytes: Int64
    /// Of the same bytes, in hex, as `sha256sum` prints it.
    public let sha256: String
    /// Whether a key is needed to restore it.
    public let isSealed: Bool

    private static let format: Int64 = 1

    /// Where the manifest of the backup at `path` lies.
    public static func path(of path: String) -> String { path + ".json" }

    /// As it is written.
    public var text: String {
        let head: JSON =
            if let auditHead {
                ["sequence": .number(JSONNumber(auditHead.sequence)), "hash": .string(auditHead.hash)]
            } else { .null }
        let document: JSON = [
            "format": .number(JSONNumber(Self.format)), "created_at": .string(createdAt.text),
            "version": .string(version), "schema": .string(schema), "audit_head": head,
            "position": .number(JSONNumber(position)), "bytes": .number(JSONNumber(bytes)),
            "sha256": .string(sha256), "sealed": .bool(isSealed),
        ]
        return document.text
    }

    /// The manifest that `text` is.
    ///
    /// - Throws: `BackupError.damaged`.
    init(parsing text: String) throws(BackupError) {
        guard let json = try? JSON(parsing: text), json["format"]?.int64 == Self.format,
            let createdAt = json["created_at"]?.string.flatMap({ Timestamp($0) }),
            let version = json["version"]?.string, let schema = json["schema"]?.string,
            let position = json["position"]?.int64, let bytes = json["bytes"]?.int64,
            let sha256 = json["sha256"]?.string, let isSealed = json["sealed"]?.bool
        else { throw BackupError(.damaged, "the manifest cannot be read") }
        self.createdAt = createdAt
        self.version = version
        self.schema = schema
        auditHead = json["audit_head"]?["sequence"]?.int64.flatMap { sequence in
            json["audit_head"]?["hash"]?.string.map { AuditHead(sequence: sequence, hash: $0) }
        }
        self.position = position
        self.bytes = bytes
        self.sha256 = sha256
        self.isSealed = isSealed
    }

    init(of contents: StoreContents, createdAt: Timestamp, version: String, file: FileDigest, isSealed: Bool)
    {
        self.createdAt = createdAt
        self.version = version
        schema = contents.schema
        auditHead = contents.auditHead
        position = contents.position
        bytes = file.bytes
        sha256 = file.sha256
        self.isSealed = isSealed
    }
}
