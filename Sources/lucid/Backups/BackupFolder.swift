import Foundation
import PaymentModel

/// The folder of the copies that the service makes: which there are, and which have to go.
struct BackupFolder {
    let path: String

    private enum Limits {
        /// A draft that is older was left by a crash.
        static let draftAge = Duration.days(1)
    }

    private static let prefix = "lucid-"
    private static let suffix = ".backup"

    /// Makes the folder where it is missing, for its owner only.
    func make() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The name of the copy that is made at `time`. Names are in the order of their times.
    func path(at time: Timestamp) -> String {
        file(Self.prefix + time.text.replacing(":", with: "").replacing("-", with: "") + Self.suffix)
    }

    /// The copies, the oldest first; nothing else that lies in the folder.
    func copies() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }.sorted().map(file)
    }

    /// When the newest copy was made; nil where there is none.
    func newest() throws -> Timestamp? {
        guard let newest = try copies().last,
            let date = try FileManager.default.attributesOfItem(atPath: newest)[.modificationDate] as? Date
        else { return nil }
        return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
    }

    /// Removes all but the newest `count` copies, each with its manifest, and drafts that a crash left.
    func prune(keeping count: Int, now: Timestamp) throws {
        for copy in try copies().dropLast(count) {
            try FileManager.default.removeItem(atPath: copy)
            let manifest = copy + ".json"
            if FileManager.default.fileExists(atPath: manifest) {
                try FileManager.default.removeItem(atPath: manifest)
            }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: path)
        where name.hasPrefix("." + Self.prefix) {
            let attributes = try FileManager.default.attributesOfItem(atPath: file(name))
            guard let date = attributes[.modificationDate] as? Date else { continue }
            let age = now.since(Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000)))
            if age > Limits.draftAge { try FileManager.default.removeItem(atPath: file(name)) }
        }
    }

    private func file(_ name: String) -> String { (path as NSString).appendingPathComponent(name) }
}
