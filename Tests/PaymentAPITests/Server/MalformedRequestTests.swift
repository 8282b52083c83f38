import PaymentAPI
import StrictJSON
import Testing

@Suite("Bytes that are not HTTP")
struct MalformedRequestTests {
    @Test(
        "a body that breaks off or is not in chunks as it says is refused with 400",
        arguments: [
            ("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n"),
            ("Transfer-Encoding: chunked", "5\r\n{}\r\n0\r\n\r\n"),
            ("Transfer-Encoding: chunked", "2\r\n{}"),
            ("Transfer-Encoding: chunked", "-1\r\n{}\r\n"),
            ("Transfer-Encoding: chunked", "ffffffffffffffffff\r\n{}\r\n"),
            ("Content-Length: 100", "{}"),
        ])
    func body(field: String, body: String) async throws {
        try await TestService.run { service in
            let token = try await service.token(.admin)
            try await RawConnection.open(to: service) { connection in
                try await connection.send(
                    "POST /tron/wallets/create HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
                        + "Content-Type: application/json\r\n\(field)\r\n\r\n\(body)")
                connection.finish()
                let answer = try await connection.answer()

                #expect(answer.status == 400 && answer.problem == "malformed_request")
                #expect(answer["ratelimit"] != nil)
                #expect(answer["connection"] == "close")
                #expect(try await connection.isClosed())
            }
        }
    }

    @Test(
        "a head that can't be read is refused with 400, after what came before it was answered",
        arguments: [
            "NONSENSE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: 100_000) + "\r\n\r\n",
        ])
    func head(head: String) async throws {
        try await TestService.run { service in
            try await RawConnection.open(to: service) { connection in
                try await connection.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" + head)
                let live = try await connection.answer()
                let answer = try await connection.answer()

                #expect(live.status == 200)
                #expect(answer.status == 400 && answer.problem == "malformed_request")
                #expect(answer["x-request-id"]?.hasPrefix("req_") == true)
                #expect(answer["connection"] == "close")
            }
        }
    }

    @Test("a body in good chunks is read")
    func chunks() async throws {
        try await TestService.run { service in
            let token = try await service.token(.admin)
            try await RawConnection.open(to: service) { connection in
                try await connection.send(
                    "POST /tron/wallets/create HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "8;x=y\r\n{\"name\":\r\n4\r\n\"w\"}\r\n0\r\nX-Trailer: 1\r\n\r\n"
                        + "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                let made = try await connection.answer()
                let live = try await connection.answer()

                #expect(made.status == 201)
                #expect(live.status == 200 && live["connection"] == "close")
                connection.finish()
                #expect(try await connection.isClosed())
            }
        }
    }
}
