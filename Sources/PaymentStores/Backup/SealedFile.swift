import Crypto
import Foundation

/// A file under a key: AES-256-GCM in chunks, so that a file of any size needs the memory of one.
///
/// The file is a mark, a random salt, and the chunks. A chunk's nonce is its number; whether it is the last one is
/// authenticated with it. A file that was cut, reordered or changed anywhere does not open.
struct SealedFile {
    private enum Layout {
        static let mark = Array("LUCIDBK1".utf8)
        static let saltBytes = 32
        static let chunkBytes = 1 << 20
        static let tagBytes = 16
    }

    let key: SealingKey

    /// Whether the file at `path` begins as a sealed one.
    static func isSealed(_ path: String) throws -> Bool {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        return try file.read(upToCount: Layout.mark.count).map(Array.init) == Layout.mark
    }

    /// Seals all that `source` has into `destination`.
    func seal(_ source: FileHandle, into destination: FileHandle) throws {
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let fileKey = key.fileKey(salt: salt)
        try destination.write(contentsOf: Layout.mark + salt)
        var chunk = try source.read(upToCount: Layout.chunkBytes) ?? Data()
        var number: UInt64 = 0
        while true {
            let next =
                chunk.count == Layout.chunkBytes
                ? try source.read(upToCount: Layout.chunkBytes) ?? Data() : Data()
            let box = try AES.GCM.seal(
                chunk, using: fileKey, nonce: Self.nonce(number),
                authenticating: Self.place(isLast: next.isEmpty))
            try destination.write(contentsOf: box.ciphertext + box.tag)
            if next.isEmpty { return }
            (chunk, number) = (next, number + 1)
        }
    }

    /// Opens all of `source` into `destination`. What was written there before it throws must not be used.
    ///
    /// - Throws: `BackupError.wrongKey` where the first chunk does not open, `.damaged` where a later one does not.
    func open(_ source: FileHandle, into destination: FileHandle) throws {
        let head = try source.read(upToCount: Layout.mark.count + Layout.saltBytes).map(Array.init) ?? []
        guard head.count == Layout.mark.count + Layout.saltBytes, head.starts(with: Layout.mark) else {
            throw BackupError(.damaged, "the file is not a sealed backup")
        }
        let fileKey = key.fileKey(salt: Array(head.dropFirst(Layout.mark.count)))
        let sealedBytes = Layout.chunkBytes + Layout.tagBytes
        var chunk = try source.read(upToCount: sealedBytes) ?? Data()
        var number: UInt64 = 0
        while true {
            let next = chunk.count == sealedBytes ? try source.read(upToCount: sealedBytes) ?? Data() : Data()
            try destination.write(
                contentsOf: Self.open(chunk, number: number, isLast: next.isEmpty, under: fileKey))
            if next.isEmpty { return }
            (chunk, number) = (next, number + 1)
        }
    }

    private static func open(
        _ chunk: Data, number: UInt64, isLast: Bool, under key: SymmetricKey
    ) throws(BackupError) -> Data {
        guard chunk.count >= Layout.tagBytes else {
            throw BackupError(.damaged, "the sealed backup is cut off")
        }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: nonce(number), ciphertext: chunk.dropLast(Layout.tagBytes),
                tag: chunk.suffix(Layout.tagBytes))
            return try AES.GCM.open(box, using: key, authenticating: place(isLast: isLast))
        } catch {
            throw number == 0
                ? BackupError(
                    .wrongKey, "the backup does not open with this key, or its beginning is damaged")
                : BackupError(.damaged, "the sealed backup is damaged behind \(number) MiB")
        }
    }

    private static func nonce(_ number: UInt64) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [0, 0, 0, 0] + withUnsafeBytes(of: number.bigEndian) { Array($0) })
    }

    private static func place(isLast: Bool) -> [UInt8] { [isLast ? 1 : 0] }
}
