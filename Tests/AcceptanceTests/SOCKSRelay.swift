import NIOCore
import NIOPosix
import Synchronization

/// A SOCKS5 proxy (RFC 1928) without authentication, that notes what it is asked to connect to.
final class SOCKSRelay: Sendable {
    private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private let seen = Mutex<[String]>([])

    /// `host:port` of every connection that went through.
    var targets: [String] { seen.withLock(\.self) }

    /// Runs `body` with the proxy's URL, and ends the proxy afterwards.
    func run(_ body: @Sendable @escaping (String) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in Self.wrapped(channel) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                try await server.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { clients in
                        for try await client in connections {
                            // A connection that breaks is the client's affair.
                            clients.addTask { try? await self.serve(client) }
                        }
                    }
                }
            }
            try await body("socks5://127.0.0.1:\(server.channel.localAddress?.port ?? 0)")
            group.cancelAll()
        }
    }

    private func serve(_ client: Connection) async throws {
        try await client.executeThenClose { inbound, outbound in
            var reader = Reader(inbound.makeAsyncIterator())
            let methods = try await reader.bytes(2)[1]
            _ = try await reader.bytes(Int(methods))
            try await outbound.write(ByteBuffer(bytes: [5, 0]))
            let (host, port) = try await reader.target()
            seen.withLock { $0.append("\(host):\(port)") }
            let node = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: host, port: port) { channel in Self.wrapped(channel) }
            try await node.executeThenClose { answers, questions in
                try await outbound.write(ByteBuffer(bytes: [5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { for try await bytes in answers { try await outbound.write(bytes) } }
                    while let bytes = try await reader.next() { try await questions.write(bytes) }
                    group.cancelAll()
                }
            }
        }
    }

    private static func wrapped(_ channel: any Channel) -> EventLoopFuture<Connection> {
        channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
    }

    /// Reads what a client sends, in pieces of the protocol.
    private struct Reader {
        private var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private var buffer = ByteBuffer()

        init(_ iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) {
            self.iterator = iterator
        }

        mutating func next() async throws -> ByteBuffer? {
            guard buffer.readableBytes == 0 else {
                defer { buffer.clear() }
                return buffer
            }
            return try await iterator.next()
        }

        mutating func bytes(_ count: Int) async throws -> [UInt8] {
            while buffer.readableBytes < count {
                guard let more = try await iterator.next() else { throw ChannelError.inputClosed }
                buffer.writeImmutableBuffer(more)
            }
            return buffer.readBytes(length: count) ?? []
        }

        /// Of a CONNECT: an IPv4 address or a name.
        mutating func target() async throws -> (host: String, port: Int) {
            let kind = try await bytes(4)[3]
            let host: String
            if kind == 1 {
                host = try await bytes(4).map(String.init).joined(separator: ".")
            } else {
                let length = try await bytes(1)[0]
                host = String(decoding: try await bytes(Int(length)), as: UTF8.self)
            }
            let port = try await bytes(2)
            return (host, Int(port[0]) << 8 | Int(port[1]))
        }
    }
}
