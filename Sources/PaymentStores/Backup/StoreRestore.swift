import Foundation
import GRDB

/// Brings a copy of a store to the place of a store.
public struct StoreRestore: Sendable {
    private let store: String
    private let key: SealingKey?

    /// - Parameters:
    ///   - path: Where the store is to be, in a folder that exists.
    ///   - key: The one that the copy was sealed with.
    public init(to path: String, key: SealingKey? = nil) {
        store = path
        self.key = key
    }

    /// Writes the store that `backup` is, after it was checked and `prepare` was done with it under another name. Nothing
    /// may be at work on the store.
    ///
    /// Where a manifest lies beside `backup`, both have to agree. A crash leaves no store, and drafts whose names begin
    /// with a dot.
    ///
    /// - Returns: The manifest; nil where none lies beside the backup.
    /// - Throws: `BackupError`, and what `prepare` throws. Nothing is left then.
    public func run(
        from backup: String, prepare: (_ path: String) async throws -> Void
    ) async throws -> BackupManifest? {
        // A log that another store left would be replayed over this one.
        for path in [store, store + "-wal", store + "-shm", store + "-journal"]
        where FileManager.default.fileExists(atPath: path) {
            throw BackupError(
                .destinationTaken, "\(path) exists: move the old store away, with all its files")
        }
        let manifest = try manifest(of: backup)
        let draft = StoreBackup.draft(of: store)
        defer { StoreBackup.remove(draft) }
        try copy(backup, to: draft)
        try check(draft, manifest)
        try await prepare(draft)
        try finish(draft)
        try PrivateFile.publish(draft, as: store)
        return manifest
    }

    private func manifest(of backup: String) throws(BackupError) -> BackupManifest? {
        let path = BackupManifest.path(of: backup)
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        let manifest = try BackupManifest(parsing: String(decoding: bytes, as: UTF8.self))
        let digest: FileDigest
        do { digest = try FileDigest(of: backup) } catch { throw BackupError(backup, error) }
        guard digest.sha256 == manifest.sha256 else {
            throw BackupError(
                .damaged, "\(backup) is not what its manifest says: its SHA-256 is \(digest.sha256)")
        }
        return manifest
    }

    private func copy(_ backup: String, to draft: String) throws(BackupError) {
        do {
            let isSealed = try SealedFile.isSealed(backup)
            guard !isSealed || key != nil else {
                throw BackupError(.wrongKey, "\(backup) is sealed: its key is needed")
            }
            let source = try FileHandle(forReadingFrom: URL(filePath: backup))
            let target = try PrivateFile.make(draft)
            if let key, isSealed {
                try SealedFile(key: key).open(source, into: target)
            } else {
                while let part = try source.read(upToCount: 1 << 20), !part.isEmpty {
                    try target.write(contentsOf: part)
                }
            }
            try target.close()
            try source.close()
        } catch {
            throw BackupError(backup, error)
        }
    }

    private func check(_ draft: String, _ manifest: BackupManifest?) throws(BackupError) {
        do {
            let queue = try DatabaseQueue(path: draft)
            let contents = try queue.read { db in try StoreContents(checking: db) }
            try queue.close()
            guard let manifest else { return }
            guard contents.schema == manifest.schema, contents.auditHead == manifest.auditHead,
                contents.position == manifest.position
            else { throw BackupError(.damaged, "the backup does not hold what its manifest says") }
        } catch {
            throw BackupError("the backup", error)
        }
    }

    /// Puts all of the store into its one file, on disk.
    private func finish(_ draft: String) throws(BackupError) {
        do {
            let queue = try DatabaseQueue(path: draft)
            try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
            let file = try FileHandle(forUpdating: URL(filePath: draft))
            try file.synchronize()
            try file.close()
        } catch {
            throw BackupError(store, error)
        }
    }
}
