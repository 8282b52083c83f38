import Foundation
import PaymentModel
import Payments

/// Sends checkpoints to the system's log, as notices of `lucid`.
struct SyslogCheckpoints: CheckpointSink {
    /// Where the system's log listens.
    var socket = "/dev/log"

    /// Why a checkpoint was not sent. The C library would drop it without a word.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    func keep(_ checkpoint: AuditCheckpoint) async throws {
        // RFC 3164: facility 10 (security), severity 5 (notice).
        let bytes = Array("<85>lucid[\(getpid())]: audit checkpoint ".utf8) + checkpoint.encoded()
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard socket.utf8.count < capacity else { throw Failure(description: "\(socket) is too long") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socket.utf8) }
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                // Without waiting: a log that stands still must not hold up anything.
                sendto(
                    descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT), address,
                    socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard sent == bytes.count else { throw failure() }
    }

    private func failure() -> Failure {
        Failure(description: "\(socket) cannot be written: \(String(cString: strerror(errno)))")
    }
}
