import NIOHTTP1
import PaymentAPI
import StrictJSON
import Testing

@Suite("Bodies that nobody reads")
struct UnreadBodyTests {
    static let body = #"{"name":"w"}"#

    static func post(
        _ token: String, _ fields: String, path: String = "/tron/wallets/create"
    ) -> String {
        "POST \(path) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
            + "Content-Type: application/json\r\n" + fields + "\r\n"
    }

    private static let live = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"

    @Test("a refusal of the caller does not wait for the body")
    func refusedBeforeTheBody() async throws {
        var settings = TestService.Settings()
        settings.rateLimit = RateLimit(requests: 2, per: .seconds(3600))
        try await TestService.run(settings) { service in
            let viewer = try await service.token(.viewer, subject: "viewer")
            let spent = try await service.token(.admin, subject: "spent")
            for _ in 0..<2 { _ = try await service.send(.GET, "/auth/session", token: spent) }
            for (token, status) in [("a.b.c", 401), (viewer, 403), (spent, 429)] {
                try await RawConnection.open(to: service) { connection in
                    // Only the head is sent: whoever waited for the body would wait for ever.
                    try await connection.send(Self.post(token, "Content-Length: 1000000\r\n"))
                    let answer = try await connection.answer()

                    #expect(answer.status == status)
                    #expect(answer["connection"] == "close")
                    connection.finish()
                    #expect(try await connection.isClosed())
                }
            }
        }
    }

    @Test("a short body is skipped, and the connection goes on")
    func skipped() async throws {
        try await TestService.run { service in
            try await RawConnection.open(to: service) { connection in
                let length = "Content-Length: \(Self.body.utf8.count)\r\n"
                try await connection.send(Self.post("a.b.c", length) + Self.body + Self.live)
                let refused = try await connection.answer()
                let live = try await connection.answer()

                #expect(refused.status == 401 && refused["connection"] == nil)
                #expect(live.status == 200)
            }
        }
    }

    @Test("a client that sends all of a long body before it reads gets its answer")
    func long() async throws {
        try await TestService.run { service in
            let count = 8 << 20
            let chunk = String(repeating: "a", count: 1 << 20)
            let inChunks = "100000\r\n\(chunk)\r\n"
            for (fields, piece, end) in [
                ("Content-Length: \(count)\r\n", chunk, ""),
                ("Transfer-Encoding: chunked\r\n", inChunks, "0\r\n\r\n"),
            ] {
                try await RawConnection.open(to: service) { connection in
                    try await connection.send(Self.post("a.b.c", fields))
                    for _ in 0..<8 { try await connection.send(piece) }
                    try await connection.send(end)
                    let answer = try await connection.answer()

                    #expect(answer.status == 401 && answer["connection"] == "close")
                    connection.finish()
                    #expect(try await connection.isClosed())
                }
            }
        }
    }
}
