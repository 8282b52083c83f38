import Foundation
import Logging
import PaymentAPI
import Payments
import ServiceLifecycle

/// Follows the file of LUCID_JWT_JWKS: what is written to it holds within a second or two. A set that cannot be used
/// changes nothing, and is logged as an error.
struct KeySetFile: Service {
    let path: String
    let tokens: TokenVerifier
    let clock: any ServiceClock
    let logger: Logger

    private enum Pace {
        static let interval = Duration.seconds(1)
    }

    /// What the file holds; nil if it cannot be read. A set of keys has a few kilobytes.
    private var content: Data? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        return try? file.read(upToCount: KeySetLimits.bytesMax + 1)
    }

    func run() async throws {
        // Read here and not where the configuration was read: what changed in between counts.
        var seen: Data?
        repeat {
            let content = content
            guard content != seen || content == nil else { continue }
            if content != nil || seen != nil { await use(content) }
            seen = content
        } while await clock.sleepUnlessStopped(for: Pace.interval)
    }

    private func use(_ content: Data?) async {
        guard let content, content.count <= KeySetLimits.bytesMax, let text = FileText(content)?.text else {
            return complain("the file cannot be read as text")
        }
        do {
            try await tokens.use(text, of: .configured)
            logger.info("token keys read", metadata: ["file": "\(path)"])
        } catch {
            complain(error.reason)
        }
    }

    private func complain(_ reason: String) {
        logger.error(
            "token keys not usable; the ones before stay",
            metadata: ["file": "\(path)", "reason": "\(reason)"])
    }
}

/// Bounds of JWK sets.
enum KeySetLimits {
    /// A set of a hundred keys with certificates is shorter.
    static let bytesMax = 1 << 20
}
