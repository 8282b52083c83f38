import NIOHTTP1
import PaymentAPI
import StrictJSON
import Testing

extension UnreadBodyTests {
    @Test("whoever expects 100 Continue gets it once the body is wanted, and the answer after the body")
    func expectation() async throws {
        try await TestService.run { service in
            let token = try await service.token(.admin)
            let fields = "Content-Length: \(Self.body.utf8.count)\r\nExpect: 100-continue\r\n"
            try await RawConnection.open(to: service) { connection in
                for _ in 0..<2 {
                    try await connection.send(Self.post(token, fields))
                    #expect(try await connection.answer().status == 100)
                    try await connection.send(Self.body)
                    #expect(try await connection.answer().status == 201)
                }
            }
        }
    }

    @Test("where the body is not wanted, the answer comes in place of 100 Continue")
    func refusedExpectation() async throws {
        try await TestService.run { service in
            let token = try await service.token(.admin)
            let expect = "Expect: 100-continue\r\n"
            let requests: [(request: String, status: Int)] = [
                (Self.post("a.b.c", "Content-Length: 12\r\n" + expect), 401),
                (Self.post("a.b.c", "Transfer-Encoding: chunked\r\n" + expect), 401),
                (Self.post(token, "Content-Length: 12\r\n" + expect, path: "/nowhere"), 404),
                (Self.post(token, "Content-Length: 2000000\r\n" + expect), 413),
                (
                    Self.post(token, "Content-Length: 12\r\n" + expect).replacing(
                        "application/json", with: "text/plain"), 415
                ),
            ]
            for (request, status) in requests {
                try await RawConnection.open(to: service) { connection in
                    try await connection.send(request)
                    let answer = try await connection.answer()

                    #expect(answer.status == status)
                    #expect(answer["connection"] == "close")
                    connection.finish()
                    #expect(try await connection.isClosed())
                }
            }
        }
    }
}
