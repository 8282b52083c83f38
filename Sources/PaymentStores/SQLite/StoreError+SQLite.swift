import GRDB
import PaymentModel
import Payments

extension StoreError {
    /// What an error of the database means to the domain. Errors that may pass are `unavailable`; errors that show
    /// that the file is not what it should be are `corrupt`.
    init(sqlite error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case is CancellationError: self.init(.unavailable, "the read was cancelled", cause: error)
        case let error as DatabaseError: self.init(error)
        default: self.init(.corrupt, "the database answered what was not expected", cause: error)
        }
    }

    private init(_ error: DatabaseError) {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            self.init(.unavailable, "another process holds the database: \(reason)", cause: error)
        case .SQLITE_FULL:
            self.init(.unavailable, "the disk is full: \(reason)", cause: error)
        case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_NOMEM,
            .SQLITE_INTERRUPT, .SQLITE_ABORT:
            self.init(.unavailable, "the database cannot be read or written: \(reason)", cause: error)
        case .SQLITE_MISUSE:
            // GRDB's answer for a connection that was closed.
            self.init(.unavailable, "the database is closed: \(reason)", cause: error)
        default:
            self.init(.corrupt, "the database is not in order: \(reason)", cause: error)
        }
    }
}
