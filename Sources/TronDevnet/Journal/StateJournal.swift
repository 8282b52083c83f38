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

    /// Opens `path`, and hands every line that is there to `replay`, without its end.
    ///
    /// - Throws: `StateFileError` if it is not a journal, and what the file system throws.
    init(path: String, replay: (ArraySlice<UInt8>) throws -> Void) throws {
        if !FileManager.default.fileExists(atPath: path) {
            guard FileManager.default.createFile(atPath: path, contents: nil) else {
                throw StateFileError(reason: "the state file \(path) can't be made")
            }
        }
        handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        var end: UInt64 = 0
        // What has no end yet.
        var rest: [UInt8] = []
        while let chunk = try handle.read(upToCount: Limits.chunkBytes), !chunk.isEmpty {
            rest += chunk
            var start = 0
            while let stop = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                do {
                    try replay(rest[start..<stop])
                } catch let error as JSONError {
                    throw StateFileError(
                        reason: "the state file has a line that cannot be read: \(error.reason)")
                }
                start = stop + 1
            }
            end += UInt64(start)
            rest.removeFirst(start)
            guard rest.count <= Limits.lineBytes else {
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
