import AsyncHTTPClient
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import StrictJSON

/// Asks over HTTP, as anybody's client would.
struct JSONCaller: Sendable {
    /// Status and document of an answer.
    struct Answer: Sendable {
        let status: Int
        let body: JSON
    }

    /// What is asked for.
    enum Method: String {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    let url: String
    var token: String?

    /// Sends a request, and waits for its answer.
    func callAsFunction(
        _ method: Method, _ path: String, _ body: JSON? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = HTTPMethod(rawValue: method.rawValue)
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body.encoded()))
        }
        let (response, bytes) = try await Self.answer(to: request)
        return Answer(
            status: Int(response.status.code),
            body: bytes.readableBytes == 0 ? .null : try JSON(parsing: bytes.readableBytesView))
    }

    /// What GET answers, as text.
    func text(_ path: String) async throws -> String {
        String(buffer: try await Self.answer(to: HTTPClientRequest(url: url + path)).body)
    }

    private static func answer(
        to request: HTTPClientRequest
    ) async throws -> (response: HTTPClientResponse, body: ByteBuffer) {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(90))
        return (response, try await response.body.collect(upTo: 16 << 20))
    }
}
