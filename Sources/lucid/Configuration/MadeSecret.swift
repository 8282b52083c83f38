import Foundation
import PaymentModel
import Payments

/// A secret of a devnet that nobody configured: made at the first start and kept in the data directory, for its owner only.
struct MadeSecret: Hashable {
    /// Which secret it is, and so how it looks.
    enum Kind: String {
        case masterKey = "devnet-master-key"
        case jwtSecret = "devnet-jwt-secret"
    }

    let kind: Kind
    let directory: DataDirectory

    /// Where it is.
    var path: String { directory.file(kind.rawValue) }

    /// What was made, nil if nothing was yet.
    func existing() -> String? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// What was made, now or before. Of two that make it at the same time both get the same.
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
        // A link is made whole or not at all, and never over what is there.
        let isKept = link(draft, path) == 0 || errno == EEXIST
        unlink(draft)
        guard isKept, let kept = existing() else { throw unkept }
        return kept
    }

    private var unkept: CommandFailure {
        CommandFailure(.configuration, "LUCID_DATA_DIR: \(path) cannot be written")
    }
}
