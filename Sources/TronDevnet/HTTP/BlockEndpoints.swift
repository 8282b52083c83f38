import StrictJSON
import Tron

/// Blocks (`GetNowBlockServlet`, `GetBlockByNumServlet`, …).
enum BlockEndpoints {
    private enum Limits {
        /// `BLOCK_LIMIT_NUM`.
        static let blocksMax: Int64 = 100
    }

    static let onBoth: [String: NodeEndpoint] = [
        "getnowblock": .query { query, chain in
            Rendering(isVisible: query.isVisibleInQuery).block(chain.newest(for: query))
        },
        "getblockbynum": .query { query, chain throws(NodeFault) in
            let number = try number(query)
            guard let block = chain.block(number, for: query) else { return [:] }
            return try query.rendering().block(block)
        },
        "getblockbyid": .query { query, chain throws(NodeFault) in
            let message = try query.message(.bytesMessage)
            guard let id = try? BlockID(bytes: message.bytes("value")),
                let block = chain.block(id.number.value, for: query), block.id == id
            else { return [:] }
            return try query.rendering().block(block)
        },
        "getblock": .query { query, chain throws(NodeFault) in try block(query, chain) },
        "getblockbylimitnext": .query { query, chain throws(NodeFault) in
            let (start, end): (Int64, Int64)
            if query.isGet {
                (start, end) = (try query.number("startNum"), try query.number("endNum"))
            } else {
                let message = try query.message(.blockLimit)
                (start, end) = (message.integer("startNum"), message.integer("endNum"))
            }
            guard end > 0, end > start, end - start <= Limits.blocksMax else { return [:] }
            return try blocks(start..<end, query, chain)
        },
        "getblockbylatestnum": .query { query, chain throws(NodeFault) in
            let count = try number(query)
            guard count > 0, count < Limits.blocksMax else { return [:] }
            let newest = chain.newest(for: query).number
            return try blocks(max(0, newest - count + 1)..<newest + 1, query, chain)
        },
        "gettransactioncountbyblocknum": .query { query, chain throws(NodeFault) in
            let number = try number(query)
            let count = chain.block(number, for: query).map { Int64($0.transactions.count) }
            return ["count": .integer(count ?? 0)]
        },
    ]

    /// The `num` of a query or a body; 0 if there is none.
    static func number(_ query: NodeQuery) throws(NodeFault) -> Int64 {
        guard query.isGet, query.request.query["num"] != nil else {
            return try query.message(.numberMessage).integer("num")
        }
        return try query.number("num")
    }

    private static func blocks(
        _ range: Range<Int64>, _ query: NodeQuery, _ chain: Chain
    ) throws(NodeFault) -> JSON {
        let rendering = try query.rendering()
        let newest = chain.newest(for: query).number
        let first = max(0, range.lowerBound)
        let numbers = first <= newest ? first..<max(first, min(range.upperBound, newest + 1)) : 0..<0
        return ["block": .array(numbers.compactMap { chain.block($0) }.map { rendering.block($0) })]
    }

    private static func block(_ query: NodeQuery, _ chain: Chain) throws(NodeFault) -> JSON {
        let message =
            query.isGet || !query.body.isEmpty ? try query.message(.blockRequest) : WireMessage(.blockRequest)
        let text = message.text("id_or_num")
        // A query without a block has no detail either.
        let isDetailed = message.integer("detail") != 0 && !(query.isGet && text.isEmpty)
        var found: Block? = chain.newest(for: query)
        if let number = Int64(text) {
            guard number >= 0 else { throw NodeFault("num must be non-positive number.") }
            found = chain.block(number, for: query)
        } else if !text.isEmpty {
            let newest = chain.newest(for: query).number
            guard let id = try? BlockID(parsing: text), (0...newest).contains(id.number.value) else {
                throw NodeFault("id must be legal block hash.")
            }
            found = chain.block(id.number.value).flatMap { $0.id == id ? $0 : nil }
        }
        guard let found else { return [:] }
        return try query.rendering().block(found, isDetailed: isDetailed)
    }
}

extension Chain {
    /// A block of the view that `query` asks for.
    func block(_ number: Int64, for query: NodeQuery) -> Block? {
        guard number >= 0, number <= newest(for: query).number else { return nil }
        return block(number)
    }
}
