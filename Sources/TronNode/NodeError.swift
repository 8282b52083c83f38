/// Why a node did not answer what it was asked.
public struct NodeError: Error, Sendable {
    /// What is known, and so what helps.
    public enum Code: String, Sendable, CaseIterable {
        /// No connection came about: nothing was sent.
        case unreachable
        /// No answer in time, or the connection broke: whatever was asked for may have happened.
        case timedOut = "timed_out"
        /// 429 or 403: ask less, or another node.
        case rateLimited = "rate_limited"
        /// Another status of 4xx.
        case refused
        /// A status of 5xx.
        case serverError = "server_error"
        /// An answer that is no such answer: HTML, other JSON, cut off.
        case unreadable
        /// The node says, in words, that it could not do it (`{"Error": …}`).
        case nodeMessage = "node_message"
        /// No configured node can be used now.
        case noUsableNode = "no_usable_node"
        /// Two nodes say different things about what is final.
        case disagreement
    }
    /// What became of the question.
    public let code: Code
    /// For people.
    public let reason: String
    /// When to ask again, where the node said so.
    public let retryAfter: Duration?

    /// An error of this kind, with a reason for people.
    public init(_ code: Code, _ reason: String, retryAfter: Duration? = nil) {
        self.code = code
        self.reason = reason
        self.retryAfter = retryAfter
    }

    /// Whether the same question may be answered later, or by another node.
    public var isRetryable: Bool {
        switch code {
        case .unreachable, .timedOut, .rateLimited, .serverError, .unreadable, .noUsableNode, .disagreement:
            true
        case .refused, .nodeMessage: false
        }
    }
}
