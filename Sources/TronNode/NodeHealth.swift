public import Tron

/// How one configured node is.
public struct NodeHealth: Hashable, Sendable {
    /// What it is good for.
    public enum Status: String, Sendable {
        /// Answers, and is near the newest block that any node tells.
        case up
        /// Answers, and is behind: nothing is built on its word.
        case lagging
        /// Does not answer.
        case down
    }
    /// Host and port, without credentials.
    public let node: String
    /// Whether the node can be relied on now.
    public let status: Status
    /// How long its last answer took; nil where it gave none.
    public let latency: Duration?
    /// The height of its newest block, where it told.
    public let headNumber: BlockNumber?
    /// The height of its newest solidified block, where it told.
    public let solidifiedNumber: BlockNumber?
    /// What is wrong, for people; nil where nothing is.
    public let detail: String?

    /// What is known of a node.
    public init(
        node: String, status: Status, latency: Duration?, headNumber: BlockNumber?,
        solidifiedNumber: BlockNumber?,
        detail: String?
    ) {
        self.node = node
        self.status = status
        self.latency = latency
        self.headNumber = headNumber
        self.solidifiedNumber = solidifiedNumber
        self.detail = detail
    }
}

/// Several nodes that are asked as one.
public protocol NodeGroup: NodeAPI {
    /// One node, for questions whose answers must belong together.
    ///
    /// - Throws: `NodeError.noUsableNode`.
    func oneNode() async throws(NodeError) -> any NodeAPI

    /// Those that must say the same about what is final: two different nodes where two are configured, else the one. The
    /// first is the one to read from.
    ///
    /// - Throws: `NodeError.noUsableNode` where two are configured, and only one can be asked: one alone is not believed.
    func quorum() async throws(NodeError) -> [any NodeAPI]

    /// How each is, asked now.
    func health() async -> [NodeHealth]

    /// Each of the nodes, for questions that every one of them must answer alike.
    func everyNode() -> [NamedNode]

    /// Asks the nodes with these names nothing any more, until other names are given.
    func leaveOut(_ names: Set<String>)

    /// Hands in `transaction` at every node at once: one that says that it has taken it may pass it on to nobody.
    func broadcastEverywhere(_ transaction: SignedTransaction) async -> [Result<BroadcastAnswer, NodeError>]
}

/// A node with the name that it has in logs: host and port.
public struct NamedNode: Sendable {
    /// Host and port, without credentials.
    public let name: String
    /// The node.
    public let node: any NodeAPI

    /// A node and its name.
    public init(name: String, node: any NodeAPI) {
        self.name = name
        self.node = node
    }
}

extension NodeGroup {
    /// Of a group that is one node, that one.
    public func quorum() async throws(NodeError) -> [any NodeAPI] { [try await oneNode()] }

    /// Of a group that is one node, that one.
    public func everyNode() -> [NamedNode] { [NamedNode(name: "node", node: self)] }

    /// Nothing, where there is no other node to ask.
    public func leaveOut(_ names: Set<String>) {}

    /// Hands it in once, where there is one node.
    public func broadcastEverywhere(
        _ transaction: SignedTransaction
    ) async -> [Result<BroadcastAnswer, NodeError>] {
        do throws(NodeError) {
            return [.success(try await broadcast(transaction))]
        } catch {
            return [.failure(error)]
        }
    }
}

/// What goes along with every request to a node, so that a caller's request can be found in the node's log.
public enum NodeRequestContext {
    /// The ids of the request that is being answered.
    public struct Trace: Sendable {
        /// The caller's `X-Request-ID`, or the one made for the request.
        public let requestID: String
        /// W3C trace context of version 00; nil for what no request asked for.
        public let traceparent: String?

        /// The ids of one request.
        public init(requestID: String, traceparent: String?) {
            self.requestID = requestID
            self.traceparent = traceparent
        }

        /// The trace's id, the second part of `traceparent`.
        public var traceID: Substring? {
            traceparent?.split(separator: "-").dropFirst().first
        }
    }

    /// Of the running task.
    @TaskLocal public static var current: Trace?
}
