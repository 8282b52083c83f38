import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import StrictJSON
import Synchronization

/// Stands between the service and a node, and can keep broadcasts from the node: what is sent then never arrives. It notes
/// for whom every question was asked.
final class NodeRelay: Sendable {
    private struct State {
        var isHolding = false
        var held: [String] = []
        var questions: [Question] = []
        var change: (@Sendable (JSON, String) -> JSON)?
    }

    /// A question to the node, and what it was sent along with.
    struct Question: Sendable {
        let path: String
        let requestID: String?
        let traceparent: String?
    }

    private let node: String
    private let state = Mutex(State())
    private let (ports, found) = AsyncStream.makeStream(of: Int.self)

    init(to node: String) {
        self.node = node
    }

    /// Runs `body` with the relay's URL, and ends the relay afterwards.
    func run(_ body: (String) async throws -> Void) async throws {
        let logger = Logger(label: "relay", factory: { _ in SwiftLogNoOpLogHandler() })
        let group = ServiceGroup(configuration: .init(services: [application(logger)], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var failure: (any Error)?
            for await port in ports {
                do {
                    try await body("http://127.0.0.1:\(port)")
                } catch {
                    failure = error
                }
                break
            }
            // Not cancelled, whatever happened: connections that were not taken up yet would end the process.
            release()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            if let failure { throw failure }
        }
    }

    /// From here on the node's answers are changed before they are passed on; nil passes them on as they are.
    func change(_ change: (@Sendable (_ answer: JSON, _ path: String) -> JSON)?) {
        state.withLock { $0.change = change }
    }

    /// From here on broadcasts are kept back.
    func hold() { state.withLock { $0.isHolding = true } }

    /// From here on broadcasts go through; those that were kept back never do.
    func release() { state.withLock { $0.isHolding = false } }

    /// What was asked until now.
    var questions: [Question] { state.withLock(\.questions) }

    /// The transaction of the first broadcast that was kept back, in hex.
    func firstHeld() async throws -> String {
        try await eventually("a broadcast is held") { state.withLock(\.held.first) }
    }

    private func application(_ logger: Logger) -> some ApplicationProtocol {
        Application(
            responder: CallbackResponder { [self] (request: Request, _: BasicRequestContext) in
                try await respond(to: request)
            },
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { [found] channel in
                found.yield(channel.localAddress?.port ?? 0)
                found.finish()
            }, logger: logger)
    }

    private func note(_ request: Request) {
        func value(_ name: String) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }
        let question = Question(
            path: request.uri.path, requestID: value("x-request-id"), traceparent: value("traceparent"))
        state.withLock { $0.questions.append(question) }
    }

    private func respond(to request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 4 << 20)
        note(request)
        if request.uri.path.hasPrefix("/wallet/broadcast"), state.withLock(\.isHolding) {
            state.withLock { $0.held.append(String(buffer: body)) }
            try await eventually("broadcasts go through again") { state.withLock(\.isHolding) ? nil : true }
            return Response(status: .serviceUnavailable)
        }
        var forwarded = HTTPClientRequest(url: node + request.uri.path)
        forwarded.method = HTTPMethod(rawValue: request.method.rawValue)
        forwarded.headers.add(name: "content-type", value: "application/json")
        forwarded.body = .bytes(body)
        let answer = try await HTTPClient.shared.execute(forwarded, timeout: .seconds(60))
        var bytes = try await answer.body.collect(upTo: 16 << 20)
        if let change = state.withLock(\.change), let json = try? JSON(parsing: bytes.readableBytesView) {
            bytes = ByteBuffer(bytes: change(json, request.uri.path).encoded())
        }
        return Response(
            status: .init(code: Int(answer.status.code)), headers: [.contentType: "application/json"],
            body: .init(byteBuffer: bytes))
    }
}
