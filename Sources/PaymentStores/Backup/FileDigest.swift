import Crypto
import Foundation

/// How large a file is, and the SHA-256 of it.
struct FileDigest: Hashable {
    let bytes: Int64
    /// In hex.
    let sha256: String

    private enum Limits {
        static let bytesAtOnce = 1 << 20
    }

    init(of path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var (count, hash) = (Int64(0), SHA256())
        while let part = try file.read(upToCount: Limits.bytesAtOnce), !part.isEmpty {
            hash.update(data: part)
            count += Int64(part.count)
        }
        bytes = count
        sha256 = hash.finalize().map { String(format: "%02x", $0) }.joined()
    }
}
