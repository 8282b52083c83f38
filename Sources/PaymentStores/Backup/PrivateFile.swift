import Foundation

/// Files that hold what only their owner may read.
enum PrivateFile {
    /// A new, empty file for its owner only.
    ///
    /// - Throws: `BackupError.destinationTaken` where something has the name, `.unavailable` where it can't be made.
    static func make(_ path: String) throws(BackupError) -> FileHandle {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw BackupError(.destinationTaken, "\(path) exists already") }
            throw BackupError(.unavailable, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Gives a whole file its name, which is free, on disk for good.
    ///
    /// - Throws: `BackupError.destinationTaken` where something has the name, `.unavailable`.
    static func publish(_ draft: String, as path: String) throws(BackupError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw BackupError(.destinationTaken, "\(path) exists already")
        }
        guard rename(draft, path) == 0 else {
            throw BackupError(.unavailable, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        try synchronize((path as NSString).deletingLastPathComponent)
    }

    /// Waits until the names in a folder are on disk.
    private static func synchronize(_ folder: String) throws(BackupError) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw BackupError(.unavailable, "\(folder) cannot be opened: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw BackupError(
                .unavailable, "\(folder) cannot be written: \(String(cString: strerror(errno)))")
        }
    }
}
