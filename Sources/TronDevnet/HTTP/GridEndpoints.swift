import StrictJSON
import Tron

/// TronGrid's `/v1`: an index beside the node (`tron-protocol` 9.2).
enum GridEndpoints {
    /// Why a request is refused: status 400.
    struct Refusal: Error {
        let words: String

        init(_ words: String) {
            self.words = words
        }
    }

    /// - Parameter lag: how many of the newest blocks the index does not have yet.
    static func answer(
        _ request: DevnetRequest, on chain: Chain, now: Int64, lag: Int64 = 0
    ) -> DevnetAnswer {
        guard request.method == "GET" else { return DevnetAnswer.unknown(request) }
        let parts = request.path.split(separator: "/").map(String.init).dropFirst()
        do {
            guard
                let page = try page(
                    Array(parts), GridIndex(chain: chain, query: GridQuery(request), lag: lag))
            else {
                return DevnetAnswer.unknown(request)
            }
            return DevnetAnswer(page.json(now: now, request))
        } catch {
            return DevnetAnswer(
                status: 400, ["success": false, "error": .string(error.words), "statusCode": 400])
        }
    }

    private static func page(
        _ parts: [String], _ index: GridIndex
    ) throws(Refusal) -> GridPage? {
        guard parts.count >= 2 else { return nil }
        switch (parts[0], parts.count, parts.dropFirst(2).joined(separator: "/")) {
        case ("accounts", 2, _): return GridPage(whole: index.account(try address(parts[1])))
        case ("accounts", _, "transactions"): return try index.page(index.transactions(of: address(parts[1])))
        case ("accounts", _, "transactions/trc20"):
            return try index.page(index.tokenTransfers(of: address(parts[1])))
        case ("contracts", _, "events"): return try index.page(index.events(of: address(parts[1])))
        case ("contracts", _, "transactions"):
            return try index.page(index.transactions(of: address(parts[1])))
        case ("contracts", _, "tokens"): return GridPage(whole: index.holders(of: try address(parts[1])))
        case ("transactions", _, "events"): return try index.page(index.events(inTransaction: parts[1]))
        case ("blocks", _, "events"): return try index.page(index.events(inBlock: parts[1]))
        default: return nil
        }
    }

    private static func address(_ text: String) throws(Refusal) -> Address {
        guard let address = try? Address(parsing: text) else { throw Refusal("invalid address: \(text)") }
        return address
    }
}

/// What an index is asked with; names in snake or camel case.
struct GridQuery {
    private let parameters: [String: String]

    private enum Limits {
        static let pageDefault = 20
        static let pageMax = 200
    }

    init(_ request: DevnetRequest) {
        var parameters: [String: String] = [:]
        for (key, value) in request.query { parameters[key.lowercased().replacing("_", with: "")] = value }
        self.parameters = parameters
    }

    func text(_ key: String) -> String? { parameters[key] }

    func isOn(_ key: String) -> Bool { parameters[key]?.lowercased() == "true" }

    func number(_ key: String) throws(GridEndpoints.Refusal) -> Int64? {
        guard let text = parameters[key] else { return nil }
        guard let number = Int64(text) else { throw GridEndpoints.Refusal("invalid \(key): \(text)") }
        return number
    }

    func limit() throws(GridEndpoints.Refusal) -> Int {
        let limit = try number("limit") ?? Int64(Limits.pageDefault)
        guard (1...Int64(Limits.pageMax)).contains(limit) else {
            throw GridEndpoints.Refusal("limit must be 1 to \(Limits.pageMax)")
        }
        return Int(limit)
    }

    var isAscending: Bool { parameters["orderby"]?.hasSuffix("asc") == true }
}

/// One row of an index, with its place in the chain.
struct GridItem {
    /// Block, transaction, log.
    struct Place: Comparable {
        let block: Int64
        let position: Int
        let log: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.block, left.position, left.log) < (right.block, right.position, right.log)
        }

        var fingerprint: String { "\(block)-\(position)-\(log)" }

        init(block: Int64, position: Int, log: Int) {
            self.block = block
            self.position = position
            self.log = log
        }

        init?(_ fingerprint: String) {
            let parts = fingerprint.split(separator: "-").compactMap { Int64($0) }
            guard parts.count == 3 else { return nil }
            self.init(block: parts[0], position: Int(clamping: parts[1]), log: Int(clamping: parts[2]))
        }
    }
    let place: Place
    let json: JSON
}

/// One page of an index.
struct GridPage {
    let items: [JSON]
    /// What to ask the next page with; nil at the end.
    var fingerprint: String?

    init(items: [JSON], fingerprint: String?) {
        self.items = items
        self.fingerprint = fingerprint
    }

    init(whole items: [JSON]) {
        self.items = items
    }

    func json(now: Int64, _ request: DevnetRequest) -> JSON {
        var meta: JSONObject = ["at": .integer(now), "page_size": .integer(Int64(items.count))]
        if let fingerprint {
            meta["fingerprint"] = .string(fingerprint)
            var query = request.query
            query["fingerprint"] = fingerprint
            let text = query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
            meta["links"] = ["next": .string("\(request.path)?\(text)")]
        }
        return ["data": .array(items), "success": true, "meta": .object(meta)]
    }
}
