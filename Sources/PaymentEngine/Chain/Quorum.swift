import PaymentModel
import Payments
import Tron
import TronNode

/// The nodes that must agree before anything counts as final. Blocks are read from one of them; the others confirm what
/// matters in them.
struct Quorum: Sendable {
    let reader: any NodeAPI
    private let others: [any NodeAPI]

    init(_ group: any NodeGroup) async throws(NodeError) {
        let nodes = try await group.quorum()
        guard let reader = nodes.first else { throw NodeError(.noUsableNode, "no node can be asked") }
        self.reader = reader
        others = Array(nodes.dropFirst())
    }

    /// The newest block that all nodes consider final.
    func solidified() async throws(NodeError) -> NodeBlock {
        var least = try await Self.solidified(of: reader)
        for other in others {
            let tip = try await Self.solidified(of: other)
            if tip.number < least.number { least = tip }
        }
        return least
    }

    private static func solidified(of node: any NodeAPI) async throws(NodeError) -> NodeBlock {
        guard let tip = try await node.block(.latestHeader, in: .solidified) else {
            throw NodeError(.unreadable, "the node has no solidified block")
        }
        return tip
    }

    /// - Throws: `NodeError.disagreement` unless all nodes have `block`, as the reader returned it, as final.
    func confirm(_ block: NodeBlock) async throws(NodeError) {
        for other in others {
            let told = try await other.block(.number(block.number), in: .solidified)
            guard told == block else {
                throw NodeError(.disagreement, "two nodes have different solidified blocks \(block.number)")
            }
        }
    }

    /// The receipts of `ids`, which are in `block`. A node that has not indexed the whole block returns too few
    /// receipts, and nothing is known then.
    ///
    /// - Throws: `NodeError.disagreement` if the nodes of the quorum disagree.
    func receipts(
        of block: NodeBlock, for ids: [TransactionID]
    ) async throws(NodeError) -> [TransactionID: TransactionReceipt] {
        let receipts = try await Self.receipts(of: block, on: reader)
        try await confirm(block)
        for other in others {
            let told = try await Self.receipts(of: block, on: other)
            guard ids.allSatisfy({ told[$0]?.verdict == receipts[$0]?.verdict }) else {
                throw NodeError(
                    .disagreement, "two nodes say different things about what block \(block.number) did")
            }
        }
        return receipts
    }

    /// The receipts of `block` from each node, the reader first, for callers that compare only some of them.
    func everyReceipts(
        of block: NodeBlock
    ) async throws(NodeError) -> [[TransactionID: TransactionReceipt]] {
        var told: [[TransactionID: TransactionReceipt]] = []
        for node in [reader] + others { told.append(try await Self.receipts(of: block, on: node)) }
        return told
    }

    private static func receipts(
        of block: NodeBlock, on node: any NodeAPI
    ) async throws(NodeError) -> [TransactionID: TransactionReceipt] {
        let receipts = try await node.receipts(ofBlock: block.number, in: .solidified)
        guard receipts.count == block.transactionIDs.count,
            receipts.allSatisfy({ $0.blockNumber == block.number })
        else {
            throw NodeError(
                .unreadable, "block \(block.number) has receipts that do not match its transactions")
        }
        return Dictionary(receipts.map { ($0.id, $0) }) { first, _ in first }
    }
}

extension TransactionReceipt {
    /// What nodes must agree on: what the transaction did, and what it cost. Messages may differ between versions.
    fileprivate struct Verdict: Equatable {
        let succeeded: Bool
        let outcome: ContractResult?
        let fee: Sun
    }

    fileprivate var verdict: Verdict { Verdict(succeeded: succeeded, outcome: outcome, fee: fee) }
}
