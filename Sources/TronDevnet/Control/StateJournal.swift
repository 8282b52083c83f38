import Foundation
import StrictJSON
import Tron

/// Why a state file is not taken.
public struct StateFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// For people.
    public let reason: String

    public var description: String { reason }
}

/// Keeps a chain over restarts: its genesis and every command since, a line of JSON each. A line is written
/// before its effect is told to anybody; a process that is killed in the middle of one leaves a line without
/// an end, which is cut off at the next start.
final class StateJournal {
    private let handle: FileHandle

    private enum Limits {
        /// Read at once.
        static let chunkBytes = 1 << 20
        /// The longest line: a transaction of the largest size, in hex.
        static let lineBytes = 4 << 20
    }

    /// Opens `path`, and hands every line that is there to `replay`.
    ///
    /// - Throws: `StateFileError` where it is no journal, and what the file system throws.
    init(path: String, replay: (JSON) throws -> Void) throws {
        if !FileManager.default.fileExists(atPath: path) {
            guard FileManager.default.createFile(atPath: path, contents: nil) else {
                throw StateFileError(reason: "the state file \(path) can't be made")
            }
        }
        handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        var line: [UInt8] = []
        var end: UInt64 = 0
        while let chunk = try handle.read(upToCount: Limits.chunkBytes), !chunk.isEmpty {
            for byte in chunk {
                guard byte == UInt8(ascii: "\n") else {
                    line.append(byte)
                    continue
                }
                do {
                    try replay(try JSON(parsing: line))
                } catch let error as JSONError {
                    throw StateFileError(reason: "the state file has what is no line of it: \(error.reason)")
                }
                end += UInt64(line.count) + 1
                line.removeAll(keepingCapacity: true)
            }
            guard line.count <= Limits.lineBytes else {
                throw StateFileError(reason: "no state file: its lines are too long")
            }
        }
        try handle.truncate(atOffset: end)
        try handle.seekToEnd()
    }

    /// Adds a line.
    func append(_ json: JSON) throws {
        try handle.write(contentsOf: json.encoded() + [UInt8(ascii: "\n")])
    }
}
