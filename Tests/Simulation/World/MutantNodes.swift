import Payments
import Tron
import TronNode

/// Nodes that are asked, and whose answers are taken, as the mutation says.
final class MutantNodes: ForwardingNode, NodeGroup, UnaskedQueries, @unchecked Sendable {
    private let group: any NodeGroup
    private let mutant: Mutant

    init(_ group: any NodeGroup, _ mutant: Mutant) {
        self.group = group
        self.mutant = mutant
        super.init(group)
    }

    func oneNode() async throws(NodeError) -> any NodeAPI { try await group.oneNode() }

    /// Questions about one record's end are asked on its behalf, and so can be told from the follower's.
    func quorum() async throws(NodeError) -> [any NodeAPI] {
        let nodes = try await group.quorum()
        let isForRecord = NodeRequestContext.current != nil
        if mutant.mutation == .quorumOfOne { return Array(nodes.prefix(1)) }
        guard mutant.mutation == .deadByTheHead, isForRecord else { return nodes }
        return nodes.map { HeadIsFinalNode($0) }
    }

    func health() async -> [NodeHealth] { await group.health() }

    override func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        let answer = try await inner.broadcast(transaction)
        if answer.code == .duplicate { mutant.knownToNodes.insert(transaction.id) }
        return answer
    }
}

/// Takes the head for final.
private final class HeadIsFinalNode: ForwardingNode, @unchecked Sendable {
    override func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try await inner.block(selector, in: .head)
    }

    override func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await inner.hasTransaction(id, in: .head)
    }

    override func receipt(
        of id: TransactionID, in view: ChainView
    ) async throws(NodeError) -> TransactionReceipt? {
        try await inner.receipt(of: id, in: .head)
    }
}
