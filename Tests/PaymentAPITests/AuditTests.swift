import Crypto
import Foundation
import NIOHTTP1
import PaymentAPI
import StrictJSON
import Testing
import Tron

@Suite("The audit trail, from outside")
struct AuditTests {
    /// All items of the list at `path`, page by page.
    private func items(_ path: String, of service: TestService) async throws -> [JSON] {
        var (items, cursor): ([JSON], String?) = ([], nil)
        repeat {
            let next = path + (path.contains("?") ? "&" : "?") + "limit=2"
            let page = try await service.send(.GET, next + (cursor.map { "&cursor=\($0)" } ?? "")).json
            items += try #require(page["items"]?.array)
            cursor = page["next_cursor"]?.string
        } while cursor != nil
        return items
    }

    /// Renames the wallet twice as different people, and has one refused.
    private func actions(of service: TestService) async throws -> String {
        let made = try await service.send(.POST, "/tron/wallets/create", #"{"name":"hot"}"#).json
        let id = try #require(made["id"]?.string)
        for subject in ["anna", "Zo\u{E9}"] {
            let token = try await service.token(.treasurer, subject: subject)
            let renamed = try await service.send(
                .PATCH, "/tron/wallets/\(id)", #"{"name":"of \#(subject)"}"#, token: token)
            #expect(renamed.status == 200)
        }
        let viewer = try await service.token(.viewer, subject: "anna")
        let denied = try await service.send(.POST, "/tron/wallets/create", #"{"name":"x"}"#, token: viewer)
        #expect(denied.status == 403)
        return id
    }

    @Test("whoever has all events can compute the chain of hashes, to the head that is verified")
    func chain() async throws {
        try await TestService.run { service in
            _ = try await actions(of: service)

            let events = try await items("/audit/events", of: service)
            let verification = try await service.send(.GET, "/audit/verify").json

            var previous = String(repeating: "0", count: 64)
            for (index, event) in events.reversed().enumerated() {
                var content = try #require(event.object)
                let hash = try #require(content["hash"]?.string)
                content["hash"] = nil
                #expect(content["sequence"]?.int64 == Int64(index + 1))
                #expect(content["previous_hash"]?.string == previous)
                #expect(Array(SHA256.hash(data: JSON.object(content).canonical())).hex == hash)
                previous = hash
            }
            #expect(events.count >= 4)
            #expect(verification["valid"] == true && verification["first_invalid_sequence"] == .null)
            #expect(verification["head_hash"]?.string == previous)
            #expect(verification["events"]?.int64 == Int64(events.count))
        }
    }

    @Test("events are filtered by actor, action, resource and time")
    func filters() async throws {
        try await TestService.run { service in
            let id = try await actions(of: service)
            let all = try await items("/audit/events", of: service)

            let anna = try await items("/audit/events?actor=anna", of: service)
            let zoe = try await items("/audit/events?actor=Zo%C3%A9&action=wallet.update", of: service)
            let wallet = try await items("/audit/events?resource_id=\(id)", of: service)
            let denied = try await items("/audit/events?action=auth.denied", of: service)
            let at = try #require(wallet.first?["at"]?.string)
            let since = try await items("/audit/events?from=\(at)", of: service)
            let before = try await items("/audit/events?to=\(at)", of: service)

            #expect(anna.count == 2 && anna == all.filter { $0["actor"] == "anna" })
            #expect(zoe.count == 1)
            #expect(wallet.count == 3 && wallet.allSatisfy { $0["resource_id"]?.string == id })
            #expect(denied.map { $0["outcome"] } == ["denied"])
            #expect(since.count + before.count == all.count && !since.isEmpty && !before.isEmpty)
            let bad = try await service.send(
                .GET, "/audit/events?actor=\(String(repeating: "a", count: 257))&from=x&limit=0&who=1")
            #expect(try bad.locations == ["query:actor", "query:from", "query:limit", "query:who"])
            let range = try await service.send(.GET, "/audit/events?from=\(at)&to=\(at)")
            #expect(try range.locations == ["query:to"])
        }
    }

    @Test("a checkpoint is signed over the newest link, and made once for it")
    func checkpoint() async throws {
        try await TestService.run { service in
            let empty = try await service.send(.GET, "/audit/checkpoint").json
            _ = try await actions(of: service)

            let first = try await service.send(.GET, "/audit/checkpoint").json
            let again = try await service.send(.GET, "/audit/checkpoint").json
            let head = try await service.send(.GET, "/audit/verify").json

            #expect(empty["sequence"] == 0)
            #expect(empty["hash"]?.string == String(repeating: "0", count: 64))
            #expect(first == again && first["public_key"] == empty["public_key"])
            #expect(first["sequence"] == head["events"] && first["hash"] == head["head_hash"])
            for checkpoint in [empty, first] {
                let key = try Curve25519.Signing.PublicKey(
                    rawRepresentation: try #require(
                        Data(base64Encoded: checkpoint["public_key"]?.string ?? "")))
                let signature = try #require(Data(base64Encoded: checkpoint["signature"]?.string ?? ""))
                let (sequence, hash) = (checkpoint["sequence"]?.int64 ?? -1, checkpoint["hash"]?.string ?? "")
                let text = "\(sequence)\n\(hash)\n\(checkpoint["made_at"]?.string ?? "")"
                #expect(
                    key.isValidSignature(signature, for: Data("lucid-audit-checkpoint\n\(text)".utf8)))
            }
        }
    }

    @Test("only what a token's scope leaves can be read")
    func scopes() async throws {
        try await TestService.run { service in
            let narrowed = try await service.token(.auditor, scope: "payouts:read")
            let auditor = try await service.token(.auditor, scope: "audit:read")
            for path in ["/audit/events", "/audit/verify", "/audit/checkpoint"] {
                #expect(try await service.send(.GET, path, token: narrowed).status == 403)
                #expect(try await service.send(.GET, path, token: auditor).status == 200)
            }
        }
    }
}
