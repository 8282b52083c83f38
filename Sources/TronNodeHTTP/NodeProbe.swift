import Tron
import TronNode

/// What a node answered when it was asked how it is.
struct NodeProbe: Sendable {
    let name: String
    private(set) var latency: Duration?
    private(set) var head: BlockNumber?
    private(set) var solidified: BlockNumber?
    private(set) var failure: String?

    /// - Parameter provingHistory: Whether the node must tell a block of the past: one that has its history closed settles
    ///   nothing.
    init(_ node: some NodeAPI, named name: String, provingHistory: Bool = false) async {
        self.name = name
        let start = ContinuousClock.now
        do {
            head = try await node.block(.latestHeader, in: .head)?.number
            latency = .now - start
            let final = try await node.block(.latestHeader, in: .solidified)?.number
            if provingHistory { _ = try await node.block(.number(0), in: .head) }
            solidified = final
        } catch {
            failure = "\(error.code.rawValue): \(error.reason)"
        }
    }

    /// Its health, where the best node's head is `best`.
    func health(best: BlockNumber?) -> NodeHealth {
        let lag = (best ?? 0).blocks(above: head ?? 0)
        let isLagging = lag > NodeStanding.Limits.lagBlocksMax
        let status: NodeHealth.Status =
            head == nil || solidified == nil ? .down : isLagging ? .lagging : .up
        return NodeHealth(
            node: name, status: status, latency: latency, headNumber: head, solidifiedNumber: solidified,
            detail: failure ?? (status == .lagging ? "\(lag) blocks behind" : nil))
    }
}
