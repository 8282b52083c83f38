import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What a client sends over one connection: head, body and end of each request in turn.
final class RequestParts {
    private var iterator: NIOAsyncChannelInboundStream<HTTPRequestPart>.AsyncIterator

    init(_ inbound: NIOAsyncChannelInboundStream<HTTPRequestPart>) {
        iterator = inbound.makeAsyncIterator()
    }

    /// The head of the next request; nil if the client sends no more.
    func nextHead() async throws -> HTTPRequest? {
        switch try await iterator.next() {
        case .head(let head): return head
        case nil: return nil
        case .body, .end: throw RequestPartsError.unexpectedPart
        }
    }

    /// The next piece of the body; nil at its end.
    func nextPiece() async throws -> ByteBuffer? {
        switch try await iterator.next() {
        case .body(let piece): return piece
        case .end: return nil
        case nil: throw IncomingBody.Failure.cutOff
        case .head: throw RequestPartsError.unexpectedPart
        }
    }

    /// Reads and forgets what the client sends, until it has nothing more to send or has sent `bytesMax`.
    func discard(atMost bytesMax: Int) async throws {
        var bytes = 0
        while bytes < bytesMax, let part = try await iterator.next() {
            if case .body(let piece) = part { bytes += piece.readableBytes }
        }
    }
}

/// The parts do not make up a request: what was decoded is not HTTP.
enum RequestPartsError: Error {
    case unexpectedPart
}
