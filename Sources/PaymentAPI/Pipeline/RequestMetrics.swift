import Metrics

/// Counts requests: by operation and status, by the problem they were refused with, and how long they took.
struct RequestMetrics: Sendable {
    private let times: [String: Timer]
    private let refusals: [ProblemCode: Counter]

    /// What a request counts as that asked for no operation of ours: its path is the caller's to choose.
    static let noOperation = "none"

    init(operations: [Operation]) {
        let names = operations.map(\.id) + [Self.noOperation]
        times = Dictionary(
            names.map { name in
                (
                    name,
                    Timer(
                        label: "lucid_http_request_duration_seconds", dimensions: [("operation", name)])
                )
            }
        ) { first, _ in first }
        refusals = Dictionary(
            uniqueKeysWithValues: ProblemCode.allCases.map { code in
                (code, Counter(label: "lucid_http_refusals_total", dimensions: [("code", code.rawValue)]))
            })
    }

    /// Counts a request that was replied to with `status`, and with `problem` if it was refused.
    func note(_ operation: Operation?, status: Int, _ problem: ProblemCode?, took time: Duration) {
        let name = operation?.id ?? Self.noOperation
        Counter(
            label: "lucid_http_requests_total", dimensions: [("operation", name), ("status", String(status))]
        ).increment()
        let (seconds, attoseconds) = time.components
        times[name]?.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        if let problem { refusals[problem]?.increment() }
    }
}
