import Foundation

/// A folder of one test's own, which is removed together with this object.
///
/// ```swift
/// let folder = try ScratchFolder()
/// defer { folder.remove() }
/// let store = try SQLiteStore(path: folder.path("lucid.sqlite"))
/// ```
///
/// Swift may let go of an object after its last use, so whatever holds only the path needs the `defer` as well.
public final class ScratchFolder: Sendable {
    /// The folder's own path, without a slash at its end.
    public let path: String

    /// Makes an empty folder where the system keeps temporary files; `scripts/test` checks that nothing stays there.
    public init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lucid-tests-\(UUID().uuidString)")
            .path(percentEncoded: false)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { remove() }

    /// The path of `name` in the folder.
    public func path(_ name: String) -> String { path + "/" + name }

    /// Writes a file and returns its path.
    public func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
        return path(name)
    }

    /// Removes the folder with all that is in it. What can't be removed is found by `scripts/test`.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }
}
