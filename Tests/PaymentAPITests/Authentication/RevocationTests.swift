import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import Payments
import StrictJSON
import Testing

@Suite("Sessions that are ended")
struct RevocationTests {
    /// A token that says when it was issued; `issued` in seconds from now.
    private static func token(
        _ service: TestService, subject: String, id: String, issued seconds: Int64? = 0
    ) throws -> String {
        let now = service.system.services.clock.now().milliseconds / 1000
        var claims: JSONObject = [
            "iss": "lucid", "aud": "lucid-tron-payments", "sub": .string(subject), "jti": .string(id),
            "exp": .number(JSONNumber(now + 600)), "roles": ["viewer"],
        ]
        if let seconds { claims["iat"] = .number(JSONNumber(now + seconds)) }
        return HandmadeToken.text(claims, secret: TestService.secret)
    }

    private static func status(_ token: String, _ service: TestService) async throws -> Int {
        try await service.send(.GET, "/auth/session", token: token).status
    }

    @Test("a token that is revoked by its jti is refused at once, and another of its subject is not")
    func byID() async throws {
        try await TestService.run { service in
            let (one, other) = (
                try Self.token(service, subject: "anna", id: "one"),
                try Self.token(service, subject: "anna", id: "other")
            )
            #expect(try await Self.status(one, service) == 200)

            let revoked = try await service.send(.POST, "/auth/revoke", #"{"jti":"one"}"#)
            let again = try await service.send(.POST, "/auth/revoke", #"{"jti":"one"}"#)

            #expect(revoked.status == 204 && revoked.bytes.isEmpty && again.status == 204)
            #expect(revoked.header("content-length") == nil && revoked.header("content-type") == nil)
            let refused = try await service.send(.GET, "/auth/session", token: one)
            #expect(try refused.status == 401 && refused.problem() == "unauthenticated")
            #expect(refused.header("www-authenticate")?.contains("invalid_token") == true)
            #expect(try await Self.status(other, service) == 200)
        }
    }

    @Test("of a revoked subject, tokens that were issued until then are refused, later ones are not")
    func bySubject() async throws {
        try await TestService.run { service in
            let refused = [
                try Self.token(service, subject: "anna", id: "1", issued: -60),
                try Self.token(service, subject: "anna", id: "2", issued: nil),
                // Nobody issues tokens in the future: it would outlive every revocation.
                try Self.token(service, subject: "anna", id: "3", issued: 3600),
            ]
            let untouched = [
                try Self.token(service, subject: "anna", id: "4", issued: 10),
                try Self.token(service, subject: "ann", id: "5", issued: -60),
            ]
            for token in refused + untouched { #expect(try await Self.status(token, service) == 200) }

            let revoked = try await service.send(.POST, "/auth/revoke", #"{"subject":"anna"}"#)

            #expect(revoked.status == 204)
            for token in refused { #expect(try await Self.status(token, service) == 401) }
            for token in untouched { #expect(try await Self.status(token, service) == 200) }
        }
    }

    @Test("what was revoked is in the trail, and holds for another instance on the same store")
    func durable() async throws {
        try await TestService.run { service in
            _ = try await service.send(.POST, "/auth/revoke", #"{"subject":"anna"}"#)
            _ = try await service.send(.POST, "/auth/revoke", #"{"jti":"one"}"#)

            let events = try await service.send(.GET, "/audit/events?action=session.revoke").json
            #expect(
                events["items"]?.array?.map { $0["details"] } == [["jti": "one"], ["subject": "anna"]])
            #expect(try await service.store.revocation(of: .token("one")) != nil)
            let other = SessionsElsewhere.of(service)
            #expect(try await other.isRevoked(tokenID: nil, subject: "anna", issuedAt: nil))
            #expect(try await other.isRevoked(tokenID: "one", subject: "x", issuedAt: nil))
            #expect(try await !other.isRevoked(tokenID: "two", subject: "x", issuedAt: nil))
        }
    }

    @Test(
        "a body names either a token or a subject",
        arguments: [
            ("{}", [""]), (#"{"jti":"a","subject":"b"}"#, [""]), (#"{"jti":""}"#, ["/jti"]),
            (#"{"subject":1}"#, ["/subject"]), (#"{"jti":"a","x":1}"#, ["/x"]),
        ])
    func bodies(body: String, locations: [String]) async throws {
        try await TestService.run { service in
            let answer = try await service.send(.POST, "/auth/revoke", body)

            #expect(answer.status == 422)
            #expect(try answer.locations == Set(locations))
        }
    }
}
