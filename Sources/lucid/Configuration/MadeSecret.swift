import Foundation
import PaymentModel
import Payments

/// A devnet's secret that was not configured: created at the first start and kept in the data directory, readable by
/// its owner only.
struct MadeSecret: Hashable {
    /// Which secret it is, which decides its form.
    enum Kind: String {
        case masterKey = "devnet-master-key"
        case jwtSecret = "devnet-jwt-secret"
    }

    let kind: Kind
    let directory: DataDirectory

    /// Where it is.
    var path: String { directory.file(kind.rawValue) }

    /// The secret; nil if it was not created yet.
    func existing() -> String? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// The secret, created now or before. If two processes create it at the same time, both get the same.
    ///
    /// - Throws: `CommandFailure` with `configuration` if it can't be kept.
    func readOrMake(random: any RandomSource) throws -> String {
        if let text = existing() { return text }
        try directory.make()
        let text = Data(random.bytes(MasterKey.byteCount)).base64EncodedString()
        let draft = path + ".\(ProcessInfo.processInfo.processIdentifier)"
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600])
        else { throw unkept }
        // A link is created completely or not at all, and never replaces a file.
        let isKept = link(draft, path) == 0 || errno == EEXIST
        unlink(draft)
        guard isKept, let kept = existing() else { throw unkept }
        return kept
    }

    private var unkept: CommandFailure {
        CommandFailure(.configuration, "LUCID_DATA_DIR: \(path) cannot be written")
    }
}
