import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import TronNodeHTTP

/// A server on a free port that says what it is told to, and keeps what it was asked.
final class StubServer: Sendable {
    /// What is answered to every question.
    struct Answer: Sendable {
        var status = 200
        var headers: [(name: String, value: String)] = []
        var body = "{}"
    }

    /// One question.
    struct Asked: Sendable {
        let target: String
        let headers: [String: String]
        let body: String
    }

    private let state: Mutex<(answer: Answer, asked: [Asked])>

    private init(_ answer: Answer) {
        state = Mutex((answer, []))
    }

    var asked: [Asked] { state.withLock(\.asked) }

    func answer(_ answer: Answer) { state.withLock { $0.answer = answer } }

    /// Runs `body` with a node that asks a server of its own.
    static func run(
        _ answer: Answer = Answer(), apiKey: String? = nil,
        _ body: @Sendable (HTTPNode, StubServer) async throws -> Void
    ) async throws {
        let server = StubServer(answer)
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                try await server.respond(to: request)
            },
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await application.run() }
            let port = await ports.first { _ in true } ?? 0
            let node = HTTPNode(
                configuration: .init(baseURL: "http://127.0.0.1:\(port)", apiKey: apiKey), client: .shared)
            try await body(node, server)
            tasks.cancelAll()
        }
    }

    private func respond(to request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        let asked = Asked(
            target: request.head.path ?? "", headers: headers, body: String(buffer: body))
        let answer = state.withLock { state in
            state.asked.append(asked)
            return state.answer
        }
        var fields = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(
            status: .init(code: answer.status), headers: fields,
            body: .init(byteBuffer: ByteBuffer(string: answer.body)))
    }
}
