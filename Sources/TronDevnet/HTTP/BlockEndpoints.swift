import StrictJSON
import Tron

/// Blocks (`GetNowBlockServlet`, `GetBlockByNumServlet`, …).
enum BlockEndpoints {
    static let all: [String: NodeEndpoints.Endpoint] = [
        "getnowblock": { query, chain in query.rendering.block(chain.newest(for: query)) },
        "getblockbynum": { query, chain throws(NodeFault) in
            let number = try query.integer("num")
            guard number <= chain.newest(for: query).number, let block = chain.block(number) else {
                return [:]
            }
            return query.rendering.block(block)
        },
        "getblockbyid": { query, chain throws(NodeFault) in
            guard let id = try? BlockID(bytes: query.bytes("value")),
                id.number <= chain.newest(for: query).number,
                let block = chain.block(id.number), block.id == id
            else { return [:] }
            return query.rendering.block(block)
        },
        "getblock": { query, chain throws(NodeFault) in try block(query, chain) },
        "getblockbylimitnext": { query, chain throws(NodeFault) in
            let (start, end) = (try query.integer("startNum"), try query.integer("endNum"))
            guard start >= 0, end > start, end - start <= 100 else { return [:] }
            return blocks(start..<end, query, chain)
        },
        "getblockbylatestnum": { query, chain throws(NodeFault) in
            let count = try query.integer("num")
            guard (1..<100).contains(count) else { return [:] }
            let newest = chain.newest(for: query).number
            return blocks(max(0, newest - count + 1)..<newest + 1, query, chain)
        },
        "gettransactioncountbyblocknum": { query, chain throws(NodeFault) in
            let block = chain.block(try query.integer("num"))
            return ["count": .number(.init(Int64(block?.transactions.count ?? 0)))]
        },
    ]

    private static func blocks(_ range: Range<Int64>, _ query: NodeQuery, _ chain: Chain) -> JSON {
        let last = chain.newest(for: query).number
        let blocks = range.prefix { $0 <= last }.compactMap { chain.block($0) }
        return ["block": .array(blocks.map { query.rendering.block($0) })]
    }

    private static func block(_ query: NodeQuery, _ chain: Chain) throws(NodeFault) -> JSON {
        let isDetailed = query.parameters["detail"]?.bool == true || query.text("detail") == "true"
        let text = query.text("id_or_num")
        var found: Block? = chain.newest(for: query)
        if text.utf8.count == 64 {
            guard let id = try? BlockID(parsing: text) else {
                throw NodeFault("id must be legal block hash.")
            }
            found = chain.block(id.number).flatMap { $0.id == id ? $0 : nil }
        } else if !text.isEmpty {
            guard let number = Int64(text), number >= 0 else {
                throw NodeFault("num must be non-positive number.")
            }
            found = chain.block(number)
        }
        guard let found, found.number <= chain.newest(for: query).number else { return [:] }
        return query.rendering.block(found, isDetailed: isDetailed)
    }
}
