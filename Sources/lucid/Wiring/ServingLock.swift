import Foundation

/// A lock beside the store's file that one `lucid serve` holds: two would each settle, and neither would know of what the
/// other keeps in memory. It names the process that has it.
///
/// The system gives it back when the process ends, however it ends.
final class ServingLock: Sendable {
    private let file: FileHandle

    private init(_ file: FileHandle) {
        self.file = file
    }

    /// Takes the lock without waiting.
    ///
    /// - Throws: `CommandFailure` with `unavailable` where another process serves the store.
    static func take(of settings: StoreSettings) throws -> ServingLock {
        try settings.directory.make()
        let path = settings.databasePath + ".serving"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(
                .unavailable, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let process = try file.readToEnd().map { String(decoding: $0, as: UTF8.self) } ?? ""
            let name = process.isEmpty ? "another process" : "process \(process)"
            throw CommandFailure(
                .unavailable, "the store \(settings.databasePath) is served by \(name) already: stop it first"
            )
        }
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data("\(ProcessInfo.processInfo.processIdentifier)".utf8))
        return ServingLock(file)
    }

    /// Gives it back.
    func release() throws { try file.close() }
}
