import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// One connection: its requests are answered one after another, in the order in which they came.
struct HTTPConnection {
    let channel: any Channel
    let parts: RequestParts
    let outbound: NIOAsyncChannelOutboundWriter<HTTPResponsePart>
    let door: Door
    let gate: ConnectionGate
    let bodyMemory: BodyMemory
    let date: HTTPDate

    private enum Limits {
        /// How long a client may keep sending after the last reply. Closing at once could destroy the
        /// reply on its way.
        static let lingering = TimeAmount.seconds(5)
        /// As much as the largest body that any operation takes.
        static let discardedMax = 16 << 20
        /// How long a client may take for a request's head, from the reply before it on, and for its body.
        static let head = TimeAmount.seconds(90), body = TimeAmount.seconds(120)
    }

    /// Serves requests until the client sends no more, or one of them leaves the connection unusable.
    func serve() async throws {
        while let head = try await within(Limits.head, nextHead) {
            gate.works(channel)
            guard try await serve(head) == .goesOn else { break }
            gate.waits(channel)
        }
        gate.waits(channel)
        outbound.finish()
        let deadline = channel.eventLoop.scheduleTask(in: Limits.lingering) { [channel] in
            channel.close(promise: nil)
        }
        defer { deadline.cancel() }
        try await parts.discard(atMost: Limits.discardedMax)
    }

    /// What `wait` returns; the connection is closed if that takes longer than `time`.
    private func within<Value>(
        _ time: TimeAmount, _ wait: () async throws -> Value
    ) async throws -> Value {
        let deadline = channel.eventLoop.scheduleTask(in: time) { [channel] in channel.close(promise: nil) }
        defer { deadline.cancel() }
        return try await wait()
    }

    /// The head of the next request; nil if there is none, or if what came in is not HTTP. The client is told
    /// so then.
    private func nextHead() async throws -> HTTPRequest? {
        do {
            return try await parts.nextHead()
        } catch let error where error is HTTPParserError || error is HTTP1TypeConversionError {
            try await send(door.replyToMalformedRequest(), to: .get, then: .closes)
            return nil
        }
    }

    /// What becomes of the connection after a reply.
    private enum Continuation {
        case goesOn, closes
    }

    private func serve(_ head: HTTPRequest) async throws -> Continuation {
        let body = IncomingBody(
            head.headerFields, memory: bodyMemory, within: { try await within(Limits.body, $0) },
            nextPiece: parts.nextPiece,
            sendContinue: { [outbound] in try await outbound.write(.head(HTTPResponse(status: .continue))) })
        let reply = await door.reply(
            to: Arrival(head: head, body: body, remoteAddress: channel.remoteAddress?.ipAddress))
        let next: Continuation =
            head.headerFields.closesConnection || !body.isSkippable ? .closes : .goesOn
        try await send(reply, to: head.method, then: next)
        gate.waits(channel)
        if next == .goesOn { try await within(Limits.head, body.skip) }
        return next
    }

    /// Frames `reply`. A reply to HEAD has the header of the reply to GET, and ends there.
    private func send(
        _ reply: Reply, to method: HTTPRequest.Method, then next: Continuation
    ) async throws {
        var head = HTTPResponse(status: .init(code: reply.status), headerFields: reply.fields)
        head.headerFields[.date] = date.text
        if next == .closes { head.headerFields[.connection] = "close" }
        switch reply.body {
        case .bytes(let bytes):
            head.headerFields[.contentLength] = String(bytes.count)
            let body: [HTTPResponsePart] = method == .head ? [] : [.body(ByteBuffer(bytes: bytes))]
            try await outbound.write(contentsOf: [.head(head)] + body + [.end(nil)])
        case .stream where method == .head:
            try await outbound.write(contentsOf: [.head(head), .end(nil)])
        case .stream(let stream):
            head.headerFields[.transferEncoding] = "chunked"
            try await outbound.write(.head(head))
            try await stream.write { try await outbound.write(.body(ByteBuffer(string: $0))) }
            try await outbound.write(.end(nil))
        }
    }
}
