import PaymentAPI
import StrictJSON
import Testing
import Tron

@Suite("HEAD")
struct HeadTests {
    @Test("it has the header of GET and no body, and the next answer on the connection is read right")
    func everywhere() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            _ = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(1).base58), "amount": "1"])
            let bearer = "Authorization: Bearer \(try await service.token(.admin))\r\n"
            let requests: [(path: String, header: String, status: Int)] = [
                ("/health/live", "", 200), ("/docs", "", 200), ("/auth/session", bearer, 200),
                ("/tron/wallets/\(wallet.id)", bearer, 200), ("/tron/wallets?limit=1", bearer, 200),
                ("/tron/payouts/history", bearer + "Accept: text/csv\r\n", 200),
                ("/tron/payouts/history", bearer + "Accept: image/png\r\n", 406),
                ("/tron/wallets", "", 401), ("/tron/wallets/nonsense", bearer, 422),
                ("/nowhere", "", 404), ("/tron/wallets/create", bearer, 405),
            ]
            for request in requests {
                let rest =
                    " \(request.path) HTTP/1.1\r\nHost: x\r\nX-Request-ID: same\r\n\(request.header)\r\n"
                let last = "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Request-ID: last\r\n\r\n"
                try await RawConnection.open(to: service) { connection in
                    // All at once: what comes back is told apart by its framing alone.
                    try await connection.send("HEAD" + rest + last)
                    let head = try await connection.answer(toHEAD: true)
                    let next = try await connection.answer()

                    #expect(head.status == request.status, "\(request.path)")
                    #expect(next.status == 200 && next["x-request-id"] == "last", "\(request.path)")
                    #expect(next.body.hasPrefix("{"), "\(request.path)")
                    try await connection.send("GET" + rest)
                    let get = try await connection.answer()
                    #expect(Self.compared(head) == Self.compared(get), "\(request.path)")
                }
            }
        }
    }

    /// The fields that do not tell the time or count requests. A body in chunks has no length to tell.
    private static func compared(_ answer: RawAnswer) -> [String: String] {
        answer.fields.filter { !["date", "ratelimit", "transfer-encoding"].contains($0.key) }
    }
}
