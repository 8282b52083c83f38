import Foundation

/// The one folder that the service writes to.
struct DataDirectory: Hashable {
    let path: String

    /// The path of a file in it.
    func file(_ name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

    /// Creates the folder if it is missing, for its owner only.
    ///
    /// - Throws: `CommandFailure` with `configuration`.
    func make() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                .configuration, "LUCID_DATA_DIR: \(path) cannot be created: \(error.localizedDescription)")
        }
    }
}
