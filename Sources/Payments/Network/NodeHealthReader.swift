import PaymentModel
import Synchronization
import TronNode

/// How the nodes are, asked about once a second, however many want to know it.
package final class NodeHealthReader: Sendable {
    private let node: any NodeGroup
    private let details: Recent<[NodeHealth]>
    private let usability: Recent<Bool>

    init(node: any NodeGroup, clock: any ServiceClock) {
        self.node = node
        details = Recent(clock: clock)
        usability = Recent(clock: clock)
    }

    /// How each node is, or was a moment ago.
    func health() async -> [NodeHealth] {
        await details.value { [node] in await node.health() } ?? []
    }

    /// Whether a node answers, or did a moment ago: one question, since whoever has no token may ask for it.
    func isUsable() async -> Bool {
        await usability.value { [node] in
            do throws(NodeError) {
                return try await node.block(.latestHeader, in: .head) != nil
            } catch {
                return false
            }
        } ?? false
    }
}

/// A value that is read once a second, for all who want it then. A single read is not kept waiting for that: what was not
/// read in the second before is read on top.
private final class Recent<Value: Sendable>: Sendable {
    private struct Held {
        var value: Value?
        /// Time in which nothing was read: each read takes a second of it.
        var credit = Limits.creditMax
        var since: Timestamp
    }

    private enum Limits {
        static var creditMax: Duration { .seconds(2) }
        static var price: Duration { .seconds(1) }
    }

    private let clock: any ServiceClock
    private let flights = SingleFlight<Int, Value>()
    private let held: Mutex<Held>

    init(clock: any ServiceClock) {
        self.clock = clock
        held = Mutex(Held(since: clock.now()))
    }

    /// Nil where the caller has gone away.
    func value(_ read: @escaping @Sendable () async -> Value) async -> Value? {
        let now = clock.now()
        let known = held.withLock { held -> Value? in
            let credit = held.credit + max(.zero, now.since(held.since))
            return credit < Limits.price ? held.value : nil
        }
        if let known { return known }
        // The only failure is that of a caller who does not wait any more.
        return try? await flights.value(of: 0) { [self] in
            let value = await read()
            let now = clock.now()
            held.withLock { held in
                let credit = min(Limits.creditMax, held.credit + max(.zero, now.since(held.since)))
                held = Held(value: value, credit: max(.zero, credit - Limits.price), since: now)
            }
            return value
        }
    }
}
