import Logging
import PaymentModel
import Payments
import StrictJSON
import Synchronization

/// Counts requests without a good token by address, and writes the sums into the audit trail from time to time: one entry for
/// an address, however many there were. Nothing that an unverified token says is kept.
final class StrangerSums: Sendable {
    private struct Sum {
        var refused = 0
        /// The newest request's.
        var requestID: String
    }

    private enum Limits {
        /// Addresses that are counted apart; the requests of all others are one sum.
        static let addressesMax = 256
        /// How often sums are written.
        static let period = Duration.seconds(60)
    }

    private let audit: AuditService
    private let clock: any ServiceClock
    private let logger: Logger
    private let sums = Mutex<[String?: Sum]>([:])

    init(audit: AuditService, clock: any ServiceClock, logger: Logger) {
        self.audit = audit
        self.clock = clock
        self.logger = logger
    }

    /// Counts a request that was answered with 401, or with 429 instead.
    func count(_ visit: Visit) {
        let address = visit.origin?.subscriber.description
        sums.withLock { sums in
            let isKnown = sums[address] != nil || sums.count < Limits.addressesMax
            sums[isKnown ? address : nil, default: Sum(requestID: visit.requestID)].refused += 1
            sums[isKnown ? address : nil]?.requestID = visit.requestID
        }
    }

    /// Writes the sums once a minute, until it is cancelled.
    func run() async {
        while (try? await clock.sleep(for: Limits.period)) != nil { await write() }
    }

    /// Writes what was counted since the last time. What can't be written stays counted.
    func write() async {
        let taken = sums.withLock { sums in
            defer { sums = [:] }
            return sums
        }
        for (address, sum) in taken.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
            do {
                try await audit.record(
                    "auth.denied", resourceID: nil, outcome: .denied,
                    details: ["count": .number(JSONNumber(Int64(sum.refused)))],
                    by: Caller(subject: "anonymous", requestID: sum.requestID, remoteAddress: address))
            } catch {
                sums.withLock { sums in
                    sums[address, default: Sum(requestID: sum.requestID)].refused += sum.refused
                }
                logger.error(
                    "refusals not audited", metadata: ["count": "\(sum.refused)", "reason": "\(error)"])
            }
        }
    }
}
