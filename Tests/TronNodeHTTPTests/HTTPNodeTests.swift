import StrictJSON
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

@Suite("A node over HTTP")
struct HTTPNodeTests {
    static let id = TransactionID(ofRawBytes: [1])
    static let other = TransactionID(ofRawBytes: [2])
    static let address = PrivateKey { [UInt8](repeating: 5, count: $0) }.address

    /// What comes of a question that the server answers as `answer` says.
    private func outcome(_ answer: StubServer.Answer) async throws -> Result<JSON, NodeError> {
        let (outcomes, found) = AsyncStream.makeStream(of: Result<JSON, NodeError>.self)
        try await StubServer.run(answer) { node, _ in
            do throws(NodeError) {
                found.yield(.success(try await node.ask("/wallet/getnowblock", [:])))
            } catch {
                found.yield(.failure(error))
            }
        }
        return try #require(await outcomes.first { _ in true })
    }

    func failure(_ answer: StubServer.Answer) async throws -> NodeError? {
        if case .failure(let error) = try await outcome(answer) { error } else { nil }
    }

    @Test(
        "each status means one thing",
        arguments: [
            (200, nil), (400, .refused), (401, .refused), (403, .rateLimited), (404, .refused),
            (429, .rateLimited), (301, .serverError), (500, .serverError), (502, .serverError),
            (503, .serverError),
        ] as [(Int, NodeError.Code?)])
    func statuses(status: Int, code: NodeError.Code?) async throws {
        #expect(try await failure(.init(status: status))?.code == code)
    }

    @Test(
        "a node's Retry-After is kept to, within five minutes",
        arguments: [
            ("7", 7), ("0", 0), ("-3", 0), ("300", 300), ("301", 300), ("86400", 300), ("soon", nil),
            ("", nil),
        ] as [(String, Int64?)])
    func retryAfter(value: String, seconds: Int64?) async throws {
        for status in [403, 429, 503] {
            let answer = StubServer.Answer(status: status, headers: [("retry-after", value)])

            #expect(try await failure(answer)?.retryAfter == seconds.map { .seconds($0) })
        }
    }

    @Test("an error in the body is an error, and what is no JSON is no answer")
    func bodies() async throws {
        #expect(try await failure(.init(body: #"{"Error":"class Foo: no"}"#))?.code == .nodeMessage)
        #expect(try await failure(.init(body: #"{"Error":"class Foo: no"}"#))?.reason == "class Foo: no")
        for body in ["", "<html>", "{", "{}x", #"{"a":1,"a":2}"#] {
            #expect(try await failure(.init(body: body))?.code == .unreadable, "\(body)")
        }
        #expect(try await outcome(.init(body: #"{"a":1}"#)).get() == ["a": 1])
    }

    @Test("a question tells the key, and the request that it is asked for")
    func headers() async throws {
        try await StubServer.run(apiKey: "secret-key") { node, server in
            _ = try await node.ask("/wallet/getnowblock", ["a": 1])
            let trace = NodeRequestContext.Trace(requestID: "req-1", traceparent: "00-ab-cd-01")
            _ = try await NodeRequestContext.$current.withValue(trace) {
                try await node.ask("/wallet/getnowblock", [:])
            }

            let (plain, traced) = (server.asked[0], server.asked[1])
            #expect(plain.target == "/wallet/getnowblock" && plain.body == #"{"a":1}"#)
            #expect(plain.headers["tron-pro-api-key"] == "secret-key")
            #expect(plain.headers["content-type"] == "application/json")
            #expect(plain.headers["x-request-id"] == nil && plain.headers["traceparent"] == nil)
            #expect(traced.headers["x-request-id"] == "req-1")
            #expect(traced.headers["traceparent"] == "00-ab-cd-01")
        }
        try await StubServer.run { node, server in
            _ = try await node.ask("/wallet/getnowblock", [:])
            #expect(server.asked[0].headers["tron-pro-api-key"] == nil)
        }
    }

    @Test(
        "a question about the solidified chain is asked of it, and of nothing else",
        arguments: ChainView.allCases)
    func views(view: ChainView) async throws {
        try await StubServer.run { node, server in
            let root = view == .solidified ? "/walletsolidity/" : "/wallet/"
            _ = try await node.block(.latest, in: view)
            _ = try await node.block(.latestHeader, in: view)
            _ = try await node.block(.number(7), in: view)
            _ = try await node.blocks(from: 5, count: 3, in: view)
            _ = try await node.hasTransaction(Self.id, in: view)
            _ = try await node.receipt(of: Self.id, in: view)
            _ = try await node.account(Self.address, in: view)
            _ = try await node.transaction(Self.id, in: view)
            _ = try await node.stake(of: Self.address, in: view)
            server.answer(.init(body: "[]"))
            _ = try await node.receipts(ofBlock: 7, in: view)
            server.answer(.init(body: #"{"result":{"result":true},"constant_result":[""],"energy_used":0}"#))
            let call = ConstantCall(owner: Self.address, contract: Self.address, data: [1])
            _ = try await node.call(call, in: view)

            #expect(server.asked.count == 11)
            #expect(server.asked.allSatisfy { $0.target.hasPrefix(root) })
            #expect(server.asked[3].body == #"{"startNum":5,"endNum":8}"#)
        }
    }
}
