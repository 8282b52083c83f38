package import Logging
import Metrics
import PaymentModel
import Synchronization

/// What nodes say about the chain that cannot be true. Nothing is settled while it lasts, and an operator has to know.
package final class ChainAlarm: Sendable {
    /// What can be wrong with what nodes tell.
    package enum Kind: String, Sendable, CaseIterable {
        /// A node is of another chain than the store.
        case otherChain = "other_chain"
        /// The newest solidified block of the nodes is behind what was read.
        case behind
        /// The nodes' solidified chain does not have the block that was read last.
        case unknownPosition = "unknown_position"
        /// What nodes call final is not proven to be by the witnesses that are known.
        case notFinal = "not_final"
        /// A block does not prove what the node says about it.
        case unproven
    }

    private struct Trouble {
        let since: Timestamp
        var isRaised = false
        var reason: String
    }

    private let troubles = Mutex<[Kind: Trouble]>([:])
    private let failures = Dictionary(
        uniqueKeysWithValues: Kind.allCases.map { kind in
            (
                kind,
                Counter(label: "lucid_verification_failures_total", dimensions: [("alarm", kind.rawValue)])
            )
        })
    private let clock: any ServiceClock
    private let logger: Logger

    /// An alarm that nothing has raised yet. Raising and ending it are logged.
    package init(clock: any ServiceClock, logger: Logger) {
        self.clock = clock
        self.logger = logger
    }

    /// What is raised now, with its reason.
    package var raised: [Kind: String] {
        troubles.withLock { $0.filter(\.value.isRaised).mapValues(\.reason) }
    }

    /// Takes note of trouble, and raises an alarm where it has lasted for `patience`: a node may be behind for a moment.
    package func raise(_ kind: Kind, _ reason: String, after patience: Duration = .zero) {
        failures[kind]?.increment()
        let now = clock.now()
        let isNews = troubles.withLock { troubles in
            var trouble = troubles[kind] ?? Trouble(since: now, reason: reason)
            trouble.reason = reason
            let isNews = !trouble.isRaised && now.since(trouble.since) >= patience
            if isNews { trouble.isRaised = true }
            troubles[kind] = trouble
            return isNews
        }
        guard isNews else { return }
        logger.error(
            "nodes report an impossible chain",
            metadata: ["alarm": "\(kind.rawValue)", "reason": "\(reason)"])
    }

    /// The trouble is over, where there was some.
    package func clear(_ kind: Kind) {
        let ended = troubles.withLock { $0.removeValue(forKey: kind) }
        guard ended?.isRaised == true else { return }
        logger.notice("nodes report a possible chain again", metadata: ["alarm": "\(kind.rawValue)"])
    }
}
