import StrictJSON
import Tron

extension Devnet {
    /// The answer to `request`, with the first fault that acts on it.
    func faulty(_ request: DevnetRequest) -> DevnetAnswer {
        guard let fault = faults.acting(on: request) else { return proper(request) }
        switch fault.kind {
        case .delay:
            var answer = proper(request)
            answer.delay = fault.delay
            return answer
        case .tooManyRequests: return .tooManyRequests
        case .forbidden: return .forbidden
        case .unavailable: return .unavailable
        case .garbage: return .garbage
        case .page: return .page
        case .close: return .closing
        case .loseAnswer:
            _ = proper(request)
            return .closing
        case .serverBusy: return broadcastAnswer(request, refusal: .busy)
        case .drop: return broadcastAnswer(request, refusal: nil)
        case .notRelayed: return notRelayed(request)
        case .stale:
            guard let frozen = fault.frozen, !request.isBroadcast else { return proper(request) }
            return Self.answer(request, on: frozen).answer
        case .lagging: return lagging(request, fault.frozen ?? chain)
        case .notFound: return .nothing(for: request)
        case .shortReceipts: return proper(request).withoutLastElement
        case .indexLag: return Self.indexed(request, on: chain, lag: fault.blocks)
        case .indexDuplicates: return proper(request).withDuplicates
        }
    }

    private static func answer(
        _ request: DevnetRequest, on frozen: Chain
    ) -> (answer: DevnetAnswer, hasAccepted: Bool) {
        if request.path.hasPrefix("/v1/") { return (indexed(request, on: frozen), false) }
        var chain = frozen
        let answer = NodeEndpoints.answer(request, on: &chain, now: now)
        return (answer, chain.pending.count > frozen.pending.count)
    }

    private static func indexed(_ request: DevnetRequest, on chain: Chain, lag: Int64 = 0) -> DevnetAnswer {
        var chain = chain
        chain.indexHistory()
        return GridEndpoints.answer(request, on: chain, now: now, lag: lag)
    }

    /// A node that is behind judges by its own head, broadcasts too; what it takes it relays.
    private func lagging(_ request: DevnetRequest, _ frozen: Chain) -> DevnetAnswer {
        let (answer, hasAccepted) = Self.answer(request, on: frozen)
        if hasAccepted { _ = proper(request) }
        return answer
    }

    /// A transaction that is taken, and reaches no peer.
    private func notRelayed(_ request: DevnetRequest) -> DevnetAnswer {
        let waiting = chain.pending.count
        let answer = proper(request)
        return chain.pending.count > waiting ? broadcastAnswer(request, refusal: .notRelayed) : answer
    }

    /// What the node would say of a transaction that it does not look at.
    private func broadcastAnswer(_ request: DevnetRequest, refusal: BroadcastRefusal?) -> DevnetAnswer {
        let query = NodeQuery(request: request, isSolidified: false, now: Self.now)
        do {
            if request.path.hasSuffix("hex") {
                return DevnetAnswer(
                    BroadcastHex.answer(try BroadcastHex.transaction(query), refusal: refusal))
            }
            let transaction = try TransactionJSON.transaction(query)
            return DevnetAnswer(BroadcastEndpoints.answer(transaction, refusal, try query.rendering()))
        } catch {
            return DevnetAnswer(["Error": .string("\(error)")])
        }
    }
}

extension DevnetAnswer {
    fileprivate static let tooManyRequests: Self = {
        var answer = Self(
            status: 429,
            [
                "Success": false,
                "Error": "The key exceeds the frequency limit(5), and the query server is suspended for 30s",
            ])
        answer.headers = [("Retry-After", "1")]
        return answer
    }()

    fileprivate static let forbidden = Self(
        status: 403, ["Success": false, "Error": "Exceed the user daily usage"])

    fileprivate static let unavailable: Self = {
        var answer = Self(
            text: "<html><head><title>503 Service Temporarily Unavailable</title></head></html>\n")
        answer.status = 503
        answer.contentType = "text/html"
        return answer
    }()

    /// A proxy's page in the place of an answer, with a status that says that all is well.
    fileprivate static let page: Self = {
        var answer = Self(text: "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>\n")
        answer.contentType = "text/html; charset=UTF-8"
        return answer
    }()

    fileprivate static let garbage = Self(text: "{\"blockID\":\"00000000000\u{0}<!doctype html>")

    fileprivate static let closing: Self = {
        var answer = Self(text: "")
        answer.status = 0
        answer.delivery = .closed
        return answer
    }()

    /// As where nothing is known of what is asked for.
    fileprivate static func nothing(for request: DevnetRequest) -> Self {
        if request.path.hasPrefix("/v1/") {
            return Self(["data": [], "success": true, "meta": ["at": .integer(Devnet.now), "page_size": 0]])
        }
        return Self(request.path.hasSuffix("infobyblocknum") ? [] : [:])
    }

    /// A list without its last element; whatever is not a list stays.
    fileprivate var withoutLastElement: Self {
        guard let list = (try? JSON(parsing: body))?.array else { return self }
        var answer = self
        answer.body = Self(.array(Array(list.dropLast()))).body
        return answer
    }

    /// A page of an index with every row twice.
    fileprivate var withDuplicates: Self {
        guard var page = (try? JSON(parsing: body))?.object, let rows = page["data"]?.array else {
            return self
        }
        page["data"] = .array(rows.flatMap { [$0, $0] })
        var answer = self
        answer.body = Self(.object(page)).body
        return answer
    }
}
