import Foundation
import GRDB
public import PaymentModel

/// Makes copies of a store while it is used: each is one whole file as of one moment, checked before it gets its name.
public struct StoreBackup: Sendable {
    private let store: String
    private let version: String
    private let key: SealingKey?

    private enum Limits {
        /// How long the store's owner may hold it before the copy gives up.
        static let busyTimeoutSeconds = 10.0
    }

    /// - Parameters:
    ///   - path: The store's file.
    ///   - version: Of this program, for the manifest.
    ///   - key: Seals the copies; without one they hold the books in the clear, and keys as the store has them.
    public init(of path: String, version: String, key: SealingKey? = nil) {
        store = path
        self.version = version
        self.key = key
    }

    /// Writes a copy to `destination`, which must be free, and its manifest beside it. A crash leaves neither name, or the
    /// copy without its manifest, and drafts whose names begin with a dot.
    ///
    /// The store's writer is not held up. It runs on a thread of its own, since it takes as long as the disk does.
    ///
    /// - Throws: `BackupError`. Nothing is left then.
    public func make(at destination: String, now: Timestamp) async throws(BackupError) -> BackupManifest {
        let result: Result<BackupManifest, BackupError> = await withCheckedContinuation { answer in
            DispatchQueue.global(qos: .utility).async {
                answer.resume(returning: Result { () throws(BackupError) in try write(destination, now) })
            }
        }
        return try result.get()
    }

    private func write(_ destination: String, _ now: Timestamp) throws(BackupError) -> BackupManifest {
        let manifestPath = BackupManifest.path(of: destination)
        for path in [destination, manifestPath] where FileManager.default.fileExists(atPath: path) {
            throw BackupError(.destinationTaken, "\(path) exists already")
        }
        // In the clear it is written beside the store only, or where the copy itself is in the clear.
        let copy = Self.draft(of: key == nil ? destination : store)
        defer { Self.remove(copy) }
        let contents = try copyStore(to: copy)
        let whole =
            try key.map { key throws(BackupError) in try seal(copy, for: destination, with: key) } ?? copy
        defer { Self.remove(whole) }
        do {
            let manifest = BackupManifest(
                of: contents, createdAt: now, version: version, file: try FileDigest(of: whole),
                isSealed: key != nil)
            try PrivateFile.publish(whole, as: destination)
            let draft = Self.draft(of: manifestPath)
            defer { Self.remove(draft) }
            let file = try PrivateFile.make(draft)
            try file.write(contentsOf: Data((manifest.text + "\n").utf8))
            try file.synchronize()
            try PrivateFile.publish(draft, as: manifestPath)
            return manifest
        } catch {
            throw BackupError(destination, error)
        }
    }

    /// Copies the store as of now, and checks the copy.
    private func copyStore(to copy: String) throws(BackupError) -> StoreContents {
        do {
            // SQLite would make the file readable by everybody.
            try PrivateFile.make(copy).close()
            var configuration = Configuration()
            configuration.busyMode = .timeout(Limits.busyTimeoutSeconds)
            let source = try DatabaseQueue(path: store, configuration: configuration)
            let target = try DatabaseQueue(path: copy)
            // In one step, by one read: in several, each commit meanwhile would begin it again.
            try source.backup(to: target)
            try source.close()
            // The copy says of itself that it has a log; as one whole file it has none.
            try target.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            let contents = try target.read { db in try StoreContents(checking: db) }
            try target.close()
            let file = try FileHandle(forUpdating: URL(filePath: copy))
            try file.synchronize()
            try file.close()
            return contents
        } catch {
            throw BackupError(store, error)
        }
    }

    private func seal(
        _ copy: String, for destination: String, with key: SealingKey
    ) throws(BackupError) -> String {
        let sealed = Self.draft(of: destination)
        do {
            let target = try PrivateFile.make(sealed)
            let source = try FileHandle(forReadingFrom: URL(filePath: copy))
            try SealedFile(key: key).seal(source, into: target)
            try target.synchronize()
            try target.close()
            try source.close()
            return sealed
        } catch {
            Self.remove(sealed)
            throw BackupError(destination, error)
        }
    }

    /// A name beside `path` that nobody else has.
    static func draft(of path: String) -> String {
        let (folder, name) = (
            (path as NSString).deletingLastPathComponent, (path as NSString).lastPathComponent
        )
        return (folder as NSString).appendingPathComponent(".\(name).\(UUID().uuidString)")
    }

    /// Removes a draft with what SQLite may have put beside it. One that has its name already is not there any more.
    static func remove(_ draft: String) {
        for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) }
    }
}
