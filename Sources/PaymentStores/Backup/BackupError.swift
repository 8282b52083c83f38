import Foundation
import GRDB
import Payments

/// Why a backup was not made, or not restored. What was there before is as it was.
public struct BackupError: Error, Sendable {
    /// Each says what helps.
    public enum Code: String, Sendable, CaseIterable {
        /// A file has the destination's name: name another, or move it away.
        case destinationTaken = "destination_taken"
        /// The backup is sealed and no key was given, or another one.
        case wrongKey = "wrong_key"
        /// The backup, or the store that was to be backed up, is damaged or not one of ours.
        case damaged
        /// A file can't be read or written now: the same later.
        case unavailable
    }
    /// What kind of failure it is.
    public let code: Code
    /// For people.
    public let reason: String
    /// The error behind it.
    public let cause: (any Error)?

    init(_ code: Code, _ reason: String, cause: (any Error)? = nil) {
        self.code = code
        self.reason = reason
        self.cause = cause
    }

    /// What went wrong with the file at `path`.
    init(_ path: String, _ error: any Error) {
        switch error {
        case let error as BackupError: self = error
        case let error as StoreError:
            self.init(
                error.code == .corrupt ? .damaged : .unavailable, "\(path): \(error.reason)", cause: error)
        case let error as DatabaseError: self.init(path, StoreError(sqlite: error))
        default: self.init(.unavailable, "\(path): \(error.localizedDescription)", cause: error)
        }
    }
}
