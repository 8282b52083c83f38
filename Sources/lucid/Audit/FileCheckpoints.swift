import Foundation
import PaymentModel
import Payments

/// Appends checkpoints to a file, one JSON document a line, and waits until each is on disk.
struct FileCheckpoints: CheckpointSink {
    let path: String

    /// Why a checkpoint was not written.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    func keep(_ checkpoint: AuditCheckpoint) async throws {
        let line = checkpoint.encoded() + [UInt8(ascii: "\n")]
        // A disk may take its time, which threads that answer requests do not have.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global(qos: .utility).async {
                done.resume(with: Result { try append(line) })
            }
        }
    }

    private func append(_ line: [UInt8]) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("opened") }
        defer { close(descriptor) }
        // One write: whole lines, whoever else appends.
        let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == line.count, fsync(descriptor) == 0 else { throw failure("written") }
    }

    private func failure(_ verb: String) -> Failure {
        Failure(description: "\(path) cannot be \(verb): \(String(cString: strerror(errno)))")
    }
}
