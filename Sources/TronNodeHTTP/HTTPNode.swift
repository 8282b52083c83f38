public import AsyncHTTPClient
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOPosix
import StrictJSON
import Tron
import TronNode

/// Where a node is, and how it is asked.
public struct HTTPNodeConfiguration: Sendable {
    /// Without a slash at the end, such as `https://api.trongrid.io`.
    public var baseURL: String
    /// TronGrid's key, sent as `TRON-PRO-API-KEY`.
    public var apiKey: String?
    /// For one request, answer included.
    public var timeout: Duration
    /// What this node may take of a pool's request, however many nodes there are; nil where they share `timeout`.
    public var ownTimeout: Duration?

    /// - Parameter timeout: 10 s; a node that takes longer is of no use to a payment.
    public init(
        baseURL: String, apiKey: String? = nil, timeout: Duration = .seconds(10), ownTimeout: Duration? = nil
    ) {
        self.baseURL = baseURL
        self.apiKey = apiKey
        self.timeout = timeout
        self.ownTimeout = ownTimeout
    }

    /// Host and port, without credentials and path.
    public var name: String {
        let withoutScheme =
            baseURL.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        return String(withoutScheme.split(separator: "@").last ?? "")
    }
}

/// One java-tron node, or a gateway in front of some, over its HTTP API. Bytes go as hex (`visible` is false).
public struct HTTPNode: Sendable {
    /// Where the node is, and how long it may take.
    public let configuration: HTTPNodeConfiguration
    private let client: HTTPClient

    enum Limits {
        /// 100 full blocks of 2 MB are more than any of our questions asks for.
        static let answerBytesMax = 64 << 20
        /// How much is repeated of what a node says in words.
        static let wordsMax = 200
        /// How long a `Retry-After` is obeyed at most; a longer one is a node to leave.
        static let retryAfterSecondsMax: Int64 = 300
    }

    /// Asks the node over `client`, which the caller shuts down.
    public init(configuration: HTTPNodeConfiguration, client: HTTPClient) {
        self.configuration = configuration
        self.client = client
    }

    /// The same node, asked with another time-out.
    func patient(for timeout: Duration) -> Self {
        var configuration = configuration
        configuration.timeout = timeout
        return Self(configuration: configuration, client: client)
    }

    /// The JSON that `path` answers to `body`.
    func ask(_ path: String, _ body: JSON) async throws(NodeError) -> JSON {
        let (response, bytes) = try await exchange(.POST, path, ByteBuffer(bytes: body.encoded()))
        try Self.check(response)
        let json = try Self.json(bytes, from: path)
        if let message = json["Error"]?.string { throw NodeError(.nodeMessage, message) }
        return json
    }

    /// The JSON that the index beside a node (TronGrid's `/v1`) answers at `path`; nil where there is no index. java-tron
    /// itself has none, and says 404; a gateway that lets only some paths through may say 405 or 501.
    func askIndex(_ path: String, _ query: [(name: String, value: String)]) async throws(NodeError) -> JSON? {
        let text = query.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
        let (response, bytes) = try await exchange(.GET, path + "?" + text)
        if [404, 405, 501].contains(response.status.code) { return nil }
        try Self.check(response)
        return try Self.json(bytes, from: path)
    }

    /// A fingerprint is somebody else's text: it must stay one value of the query.
    private static func escaped(_ value: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return value.utf8.map { byte in
            plain.contains(byte)
                ? String(decoding: [byte], as: UTF8.self) : "%" + [byte].hex.uppercased()
        }.joined()
    }

    private func exchange(
        _ method: HTTPMethod, _ path: String, _ body: ByteBuffer? = nil
    ) async throws(NodeError) -> (response: HTTPClient.Response, bytes: ByteBuffer) {
        do {
            let request = try HTTPClient.Request(
                url: configuration.baseURL + path, method: method, headers: headers(hasBody: body != nil),
                body: body.map { .byteBuffer($0) })
            // The whole answer at once takes fewer turns than a stream of its parts.
            let exchange = client.execute(
                request: request,
                delegate: ResponseAccumulator(request: request, maxBodySize: Limits.answerBytesMax),
                deadline: .now() + .init(configuration.timeout))
            let response = try await withTaskCancellationHandler {
                try await exchange.get()
            } onCancel: {
                exchange.cancel()
            }
            return (response, response.body ?? ByteBuffer())
        } catch {
            throw Self.transportError(error)
        }
    }

    private static func json(_ bytes: ByteBuffer, from path: String) throws(NodeError) -> JSON {
        do {
            return try JSON(parsing: bytes.readableBytesView)
        } catch {
            throw NodeError(.unreadable, "\(path) answered no JSON: \(words(of: bytes) ?? error.reason)")
        }
    }

    /// What the node says in words where it should answer JSON, as a lite full node does of its history; nil where it is
    /// no text.
    private static func words(of bytes: ByteBuffer) -> String? {
        let line =
            String(decoding: bytes.readableBytesView.prefix(Limits.wordsMax), as: UTF8.self)
            .split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let isText = line.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
        return isText && line.contains(" ") && !line.hasPrefix("<") && !line.hasPrefix("{") ? line : nil
    }

    private func headers(hasBody: Bool) -> HTTPHeaders {
        var headers = HTTPHeaders()
        headers.add(name: "accept", value: "application/json")
        if hasBody { headers.add(name: "content-type", value: "application/json") }
        if let key = configuration.apiKey { headers.add(name: "TRON-PRO-API-KEY", value: key) }
        if let trace = NodeRequestContext.current {
            headers.add(name: "x-request-id", value: trace.requestID)
            if let traceparent = trace.traceparent {
                headers.add(name: "traceparent", value: traceparent)
            }
        }
        return headers
    }

    /// Whether a failed exchange can have reached the node decides what a broadcast's sender knows.
    private static func transportError(_ error: any Error) -> NodeError {
        switch error {
        case let error as NodeError: error
        case is ResponseAccumulator.ResponseTooBigError:
            NodeError(.unreadable, "an answer of more than \(Limits.answerBytesMax >> 20) MiB")
        case let error as HTTPClientError where error == .connectTimeout:
            NodeError(.unreachable, "no connection in time")
        case is ChannelError, is NIOConnectionError: NodeError(.unreachable, "no connection")
        case let error as HTTPClientError where error == .cancelled: NodeError(.timedOut, "given up")
        default: NodeError(.timedOut, "no answer: \(type(of: error)) \(error)")
        }
    }

    private static func check(_ response: HTTPClient.Response) throws(NodeError) {
        let seconds = response.headers.first(name: "retry-after").flatMap { Int64($0) }
        let retryAfter = seconds.map { Duration.seconds(min(max(0, $0), Limits.retryAfterSecondsMax)) }
        switch response.status.code {
        case 200: return
        case 403, 429: throw NodeError(.rateLimited, "status \(response.status.code)", retryAfter: retryAfter)
        case 400..<500: throw NodeError(.refused, "status \(response.status.code)")
        default: throw NodeError(.serverError, "status \(response.status.code)", retryAfter: retryAfter)
        }
    }
}

extension TimeAmount {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
