import StrictJSON
import Tron

/// One path of java-tron's HTTP API.
struct NodeEndpoint: Sendable {
    typealias Answer = @Sendable (NodeQuery, inout Chain) throws(NodeFault) -> JSON?

    enum Form: Sendable {
        /// GET and POST alike.
        case query
        /// POST; GET answers with nothing.
        case action
        /// POST only.
        case broadcast
    }
    let form: Form
    /// Nil is an empty body.
    let answer: Answer

    static func query(_ answer: @escaping Answer) -> Self { Self(form: .query, answer: answer) }
    static func action(_ answer: @escaping Answer) -> Self { Self(form: .action, answer: answer) }
    static func broadcast(_ answer: @escaping Answer) -> Self { Self(form: .broadcast, answer: answer) }
}

/// java-tron's HTTP API: which path is answered by what (`FullNodeHttpApiService`,
/// `HttpApiOnSolidityService`).
enum NodeEndpoints {
    private enum Limits {
        /// `node.rpc.maxMessageSize`.
        static let bodyBytes = 4 * 1024 * 1024
    }

    /// The answer to `request`; unknown paths as Jetty answers them.
    static func answer(_ request: DevnetRequest, on chain: inout Chain, now: Int64) -> DevnetAnswer {
        let isSolidified = request.path.hasPrefix("/walletsolidity/")
        let name = String(request.path.dropFirst(isSolidified ? "/walletsolidity/".count : "/wallet/".count))
        let isNode = isSolidified || request.path.hasPrefix("/wallet/")
        guard isNode, let endpoint = onBoth[name] ?? (isSolidified ? nil : onHead[name]) else {
            return DevnetAnswer.unknown(request)
        }
        switch (request.method, endpoint.form) {
        case ("POST", _), ("GET", .query): break
        case ("HEAD", .query), ("HEAD", .action): return DevnetAnswer(text: "")
        case ("GET", .action): return DevnetAnswer(text: "")
        case ("OPTIONS", _): return DevnetAnswer.allowing(endpoint.form)
        default: return DevnetAnswer.notSupported(request)
        }
        guard request.body.count <= Limits.bodyBytes else {
            let limit = "body size is too big, the limit is \(Limits.bodyBytes)"
            return DevnetAnswer(["Error": .string("class java.lang.Exception : \(limit)")])
        }
        do {
            let query = NodeQuery(request: request, isSolidified: isSolidified, now: now)
            guard let json = try endpoint.answer(query, &chain) else { return DevnetAnswer(text: "") }
            return DevnetAnswer(json)
        } catch {
            return DevnetAnswer(["Error": .string(error.words)])
        }
    }

    private static let onBoth: [String: NodeEndpoint] = merged([
        BlockEndpoints.onBoth, TransactionEndpoints.onBoth, AccountEndpoints.onBoth, ContractEndpoints.onBoth,
        ChainEndpoints.onBoth, StakeEndpoints.onBoth, AssetEndpoints.onBoth,
    ])

    private static let onHead: [String: NodeEndpoint] = merged([
        TransactionEndpoints.onHead, AccountEndpoints.onHead, ContractEndpoints.onHead, ChainEndpoints.onHead,
        BroadcastEndpoints.onHead, SigningEndpoints.onHead, BuilderEndpoints.onHead,
        AssetEndpoints.onHead,
    ])

    private static func merged(_ tables: [[String: NodeEndpoint]]) -> [String: NodeEndpoint] {
        tables.reduce(into: [:]) { all, table in all.merge(table) { first, _ in first } }
    }
}

extension Chain {
    /// The newest block of the view that `query` asks for.
    func newest(for query: NodeQuery) -> Block { query.isSolidified ? solidified : head }

    /// The state of the view that `query` asks for.
    func state(for query: NodeQuery) -> ChainState { query.isSolidified ? solidState : state }

    /// A transaction in a block of the view that `query` asks for.
    func included(
        _ id: TransactionID, for query: NodeQuery
    ) -> (block: Block, transaction: IncludedTransaction)? {
        guard let found = included(id), found.block.number <= newest(for: query).number else { return nil }
        return found
    }
}
