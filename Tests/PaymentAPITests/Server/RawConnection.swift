import NIOCore
import NIOPosix
import StrictJSON
import Testing

/// A connection to the service on which a test writes its own bytes.
final class RawConnection {
    private var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var received = ByteBuffer()

    private init(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        iterator = inbound.makeAsyncIterator()
        self.outbound = outbound
    }

    /// Runs `body` with a connection to `service`.
    static func open(
        to service: TestService, _ body: (RawConnection) async throws -> Void
    ) async throws {
        let port = try #require(service.url.split(separator: ":").last.flatMap { Int($0) })
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            try await body(RawConnection(inbound, outbound))
        }
    }

    /// Sends `text` as it is.
    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// Sends nothing more.
    func finish() { outbound.finish() }

    /// The next answer: its body is as long as `Content-Length` says, unless the request was HEAD.
    func answer(toHEAD: Bool = false) async throws -> RawAnswer {
        while true {
            if let end = headEnd {
                let head = received.readString(length: end) ?? ""
                received.moveReaderIndex(forwardBy: 4)
                var answer = try RawAnswer(head)
                if !toHEAD, let length = answer["content-length"].flatMap({ Int($0) }) {
                    while received.readableBytes < length { try #require(try await receive()) }
                    answer.body = received.readString(length: length) ?? ""
                }
                return answer
            }
            try #require(try await receive(), "the connection was closed before an answer")
        }
    }

    /// Whether the service closes the connection without sending more.
    func isClosed() async throws -> Bool {
        guard received.readableBytes == 0 else { return false }
        return try await !receive()
    }

    /// Where the head of the next answer ends, if all of it has come.
    private var headEnd: Int? {
        let bytes = Array(buffer: received)
        return bytes.firstRange(of: Array("\r\n\r\n".utf8))?.lowerBound
    }

    private func receive() async throws -> Bool {
        guard var next = try await iterator.next() else { return false }
        received.writeBuffer(&next)
        return true
    }
}

/// An answer as it came over the connection.
struct RawAnswer {
    let status: Int
    /// Names are in lower case.
    let fields: [String: String]
    var body = ""

    init(_ head: String) throws {
        let lines = head.split(separator: "\r\n").map(String.init)
        status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        fields = Dictionary(
            lines.dropFirst().compactMap { line in
                line.firstIndex(of: ":").map { colon in
                    (
                        line[..<colon].lowercased(),
                        line[line.index(after: colon)...].drop { $0 == " " }.description
                    )
                }
            }
        ) { "\($0), \($1)" }
    }

    subscript(_ name: String) -> String? { fields[name] }

    /// The code of a problem document; nil if the body is something else.
    var problem: String? {
        guard fields["content-type"] == "application/problem+json" else { return nil }
        return (try? JSON(parsing: body))?["code"]?.string
    }
}
