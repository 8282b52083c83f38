import Foundation
import Payments

/// The space left on a store's disk. SQLite reports a full disk only when a commit finds no room; whoever
/// sends orders here has to know before.
struct DiskRoom: Sendable {
    let path: String
    /// Less than this is too little.
    let bytesMin: UInt64

    /// - Throws: `StoreError.unavailable` where too little is left. Where the system does not say, nothing is thrown: the
    ///   commit will tell.
    func check() throws(StoreError) {
        guard let bytes, bytes < bytesMin else { return }
        throw StoreError(.unavailable, "the disk is full: \(bytes) bytes are left at \(path)")
    }

    /// What is left; nil where the system does not say.
    var bytes: UInt64? {
        var room = statvfs()
        guard statvfs(path, &room) == 0 else { return nil }
        let bytes = UInt64(room.f_bavail).multipliedReportingOverflow(by: UInt64(room.f_frsize))
        return bytes.overflow ? .max : bytes.partialValue
    }
}
