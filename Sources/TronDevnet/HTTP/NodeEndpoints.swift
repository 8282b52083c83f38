import StrictJSON
import Tron

/// java-tron's HTTP API: which path is answered by what (`FullNodeHttpApiService`, `HttpApiOnSolidityService`).
enum NodeEndpoints {
    typealias Endpoint = @Sendable (NodeQuery, inout Chain) throws(NodeFault) -> JSON

    /// The answer to `request`; unknown paths as Jetty answers them.
    static func answer(_ request: DevnetRequest, on chain: inout Chain) -> DevnetAnswer {
        let isSolidified = request.path.hasPrefix("/walletsolidity/")
        let name = request.path.dropFirst(isSolidified ? "/walletsolidity/".count : "/wallet/".count)
        let table = isSolidified ? onBoth : onBoth.merging(onHead) { _, head in head }
        guard isSolidified || request.path.hasPrefix("/wallet/"), let endpoint = table[String(name)] else {
            return request.method == "GET"
                ? DevnetAnswer(htmlStatus: 404, "Not Found")
                : DevnetAnswer(htmlStatus: 405, "Method Not Allowed")
        }
        do {
            return DevnetAnswer(try endpoint(NodeQuery(request, isSolidified: isSolidified), &chain))
        } catch {
            return DevnetAnswer(["Error": .string(error.words)])
        }
    }

    private static let onBoth: [String: Endpoint] =
        BlockEndpoints.all.merging(TransactionEndpoints.onBoth) { first, _ in first }
        .merging(AccountEndpoints.onBoth) { first, _ in first }
        .merging(ContractEndpoints.onBoth) { first, _ in first }

    private static let onHead: [String: Endpoint] =
        TransactionEndpoints.onHead.merging(AccountEndpoints.onHead) { first, _ in first }
        .merging(ContractEndpoints.onHead) { first, _ in first }
        .merging(ChainEndpoints.all) { first, _ in first }
}

extension Chain {
    /// The newest block of the view that `query` asks for.
    func newest(for query: NodeQuery) -> Block { query.isSolidified ? solidified : head }

    /// The state of the view that `query` asks for.
    func state(for query: NodeQuery) -> ChainState { state(isSolidified: query.isSolidified) }

    /// A transaction in a block of the view that `query` asks for.
    func included(
        _ id: TransactionID, for query: NodeQuery
    ) -> (block: Block, transaction: IncludedTransaction)? {
        guard let found = included(id), found.block.number <= newest(for: query).number else { return nil }
        return found
    }
}
