import Tron
import TronNode

/// One member of a pool, asked within its budget, for questions whose answers must be one node's.
struct PooledNode: NodeAPI {
    let pool: NodePool
    let index: Int
    /// Whether it is asked although it was of another chain: to find out whether it still is.
    var asksLeftOut = false

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        let block = try await pool.ask(index, asksLeftOut: asksLeftOut) { node throws(NodeError) in
            try await node.block(selector, in: view)
        }
        if case .number = selector, block != nil { pool.change(index) { $0.toldHistory() } }
        if [.latest, .latestHeader].contains(selector), let block {
            pool.heard(block.number, in: view, of: index)
        }
        return block
    }

    /// Asks for as many blocks as the node tells at once. Where it refuses, or says more than can be read, it is asked for
    /// half, down to one; where it only takes too long, the next question is for half.
    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        while true {
            let part = min(count, pool.change(index) { $0.range })
            do throws(NodeError) {
                let blocks = try await pool.ask(index) { node throws(NodeError) in
                    try await node.blocks(from: first, count: part, in: view)
                }
                pool.change(index) { $0.toldRange() }
                return blocks
            } catch {
                switch error.code {
                case .refused, .unreadable, .serverError, .nodeMessage:
                    guard pool.change(index, { $0.refusedRange(of: part) }) else { throw error }
                case .timedOut:
                    _ = pool.change(index) { $0.refusedRange(of: part) }
                    throw error
                case .unreachable, .rateLimited, .noUsableNode, .disagreement: throw error
                }
            }
        }
    }

    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        try await pool.ask(index) { node throws(NodeError) in
            try await node.receipts(ofBlock: number, in: view)
        }
    }

    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await pool.ask(index) { node throws(NodeError) in try await node.hasTransaction(id, in: view) }
    }

    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        try await pool.ask(index) { node throws(NodeError) in try await node.receipt(of: id, in: view) }
    }

    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        try await pool.ask(index) { node throws(NodeError) in try await node.account(address, in: view) }
    }

    func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try await pool.ask(index) { node throws(NodeError) in try await node.resources(of: address) }
    }

    func chainParameters() async throws(NodeError) -> ChainParameters {
        try await pool.ask(index) { node throws(NodeError) in try await node.chainParameters() }
    }

    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        try await pool.ask(index) { node throws(NodeError) in try await node.call(call, in: view) }
    }

    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        try await pool.ask(index) { node throws(NodeError) in try await node.broadcast(transaction) }
    }
}
