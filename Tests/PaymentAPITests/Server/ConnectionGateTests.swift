import HTTPTypes
import NIOCore
import NIOPosix
import Testing

@testable import PaymentAPI

@Suite("Connections")
struct ConnectionGateTests {
    private static func connect(_ count: Int, to service: TestService) async throws -> [any Channel] {
        let port = try #require(service.url.split(separator: ":").last.flatMap { Int($0) })
        var channels: [any Channel] = []
        for _ in 0..<count {
            channels.append(
                try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(host: "127.0.0.1", port: port).get())
        }
        return channels
    }

    @Test("idle connections of an address make room for its next one, the longest idle first")
    func idle() async throws {
        var settings = TestService.Settings()
        settings.connectionsMax = 16
        try await TestService.run(settings) { service in
            let idle = try await Self.connect(40, to: service)
            // All but the newest four are closed by the service.
            for channel in idle.prefix(36) { try await channel.closeFuture.get() }

            try await RawConnection.open(to: service) { connection in
                try await connection.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try await connection.answer().status == 200)
            }
            try await idle[36].closeFuture.get()
            let open = idle.suffix(2).filter(\.isActive)
            #expect(open.count == 2)
            for channel in idle.suffix(3) { try? await channel.close().get() }
        }
    }

    @Test("a connection whose request is being answered is not closed for another one")
    func working() async throws {
        var settings = TestService.Settings()
        settings.connectionsMax = 4
        try await TestService.run(settings) { service in
            let token = try await service.token(.admin)
            try await RawConnection.open(to: service) { connection in
                // The body is still to come: the one connection that the address may have is at work.
                let body = #"{"name":"w"}"#
                try await connection.send(
                    "POST /tron/wallets/create HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
                        + "Content-Type: application/json\r\nIdempotency-Key: k\r\n"
                        + "Expect: 100-continue\r\nContent-Length: \(body.utf8.count)\r\n\r\n")
                #expect(try await connection.answer().status == 100)
                for channel in try await Self.connect(3, to: service) { try await channel.closeFuture.get() }
                try await connection.send(body)
                #expect(try await connection.answer().status == 201)
            }
        }
    }

    @Test(
        "what is left beside the service's own files is for callers",
        arguments: [(1024, 832), (65_536, 65_344), (256, 128), (4, 4)])
    func descriptors(limit: Int, connections: Int) {
        #expect(DescriptorLimit.connections(of: limit) == connections)
    }

    @Test("bodies share a memory beyond their first 64 KiB, and give back what they took")
    func bodies() async throws {
        let memory = BodyMemory(bytesMax: 100_000)
        func body(_ count: Int) -> IncomingBody {
            var left = count
            return IncomingBody(
                HTTPFields(), memory: memory,
                nextPiece: {
                    let piece = min(10_000, left)
                    left -= piece
                    return piece == 0 ? nil : ByteBuffer(repeating: 1, count: piece)
                }, sendContinue: {})
        }
        var first: IncomingBody? = body(150_000)
        #expect(try await first?.collect(upTo: 1 << 20).readableBytes == 150_000)
        await #expect(throws: IncomingBody.Failure.noRoom) { try await body(90_000).collect(upTo: 1 << 20) }
        #expect(try await body(65_536).collect(upTo: 1 << 20).readableBytes == 65_536)

        first = nil

        #expect(try await body(150_000).collect(upTo: 1 << 20).readableBytes == 150_000)
    }
}
