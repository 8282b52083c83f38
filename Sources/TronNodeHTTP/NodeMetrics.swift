import Metrics
import TronNode

/// Counts the requests to one node: what became of each, and how long its answers took.
struct NodeMetrics: Sendable {
    private let answers: Counter
    private let errors: [NodeError.Code: Counter]
    private let times: Timer

    init(node: String) {
        func counter(_ result: String) -> Counter {
            Counter(
                label: "lucid_node_requests_total", dimensions: [("node", node), ("result", result)])
        }
        answers = counter("ok")
        errors = Dictionary(uniqueKeysWithValues: Self.codes.map { ($0, counter($0.rawValue)) })
        times = Timer(label: "lucid_node_request_duration_seconds", dimensions: [("node", node)])
    }

    /// The codes that one node's answer can have; the others are about several nodes.
    private static var codes: [NodeError.Code] {
        NodeError.Code.allCases.filter { ![.noUsableNode, .disagreement].contains($0) }
    }

    func answered(in time: Duration) {
        answers.increment()
        let (seconds, attoseconds) = time.components
        times.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    func failed(_ error: NodeError) { errors[error.code]?.increment() }
}
