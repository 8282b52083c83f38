import Foundation

/// A lock next to the store's file. Processes that use wallets' keys share it. A rotation of the master key takes it
/// exclusively, so that no key is sealed or opened with the old one meanwhile.
///
/// The system releases it when the process ends, however it ends.
final class StoreLock: Sendable {
    /// How it is held.
    enum Mode {
        case shared, alone
    }

    private let file: FileHandle

    private init(_ file: FileHandle) {
        self.file = file
    }

    /// Takes the lock without waiting.
    ///
    /// - Throws: `CommandFailure` with `unavailable` if another process prevents that.
    static func take(_ mode: Mode, of settings: StoreSettings) throws -> StoreLock {
        try settings.directory.make()
        let path = settings.databasePath + ".lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(
                .unavailable, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard flock(descriptor, (mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
            throw CommandFailure(.unavailable, refusal(mode, settings))
        }
        return StoreLock(file)
    }

    /// Releases it.
    func release() throws { try file.close() }

    private static func refusal(_ mode: Mode, _ settings: StoreSettings) -> String {
        switch mode {
        case .shared:
            "the master key of the store \(settings.databasePath) is being rotated: wait until that has ended"
        case .alone:
            "a service or another command uses the store \(settings.databasePath): stop it first"
        }
    }
}
