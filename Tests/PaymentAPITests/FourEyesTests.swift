import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("What one person alone can't do")
struct FourEyesTests {
    private static func settings(_ acts: Set<FourEyes>) -> TestService.Settings {
        var settings = TestService.Settings()
        settings.payments.fourEyes = acts
        return settings
    }

    private static func set(
        _ status: String, _ wallet: String, as role: Role, _ subject: String, _ service: TestService
    ) async throws -> TestAnswer {
        try await service.send(
            .PATCH, "/tron/wallets/\(wallet)", #"{"status":"\#(status)"}"#,
            token: try await service.token(role, subject: subject))
    }

    @Test("what an admin froze, only an admin unfreezes; what a treasurer froze, a treasurer may")
    func adminsFreeze() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet().id
            _ = try await Self.set("frozen", wallet, as: .treasurer, "tina", service)
            let own = try await Self.set("active", wallet, as: .treasurer, "theo", service)
            _ = try await Self.set("frozen", wallet, as: .admin, "anna", service)
            // Freezing it again doesn't make the freeze one's own.
            _ = try await Self.set("frozen", wallet, as: .treasurer, "tina", service)
            let refused = try await Self.set("active", wallet, as: .treasurer, "tina", service)
            let after = try await service.send(.GET, "/tron/wallets/\(wallet)").json
            let byAdmin = try await Self.set("active", wallet, as: .admin, "ada", service)

            #expect(try own.status == 200 && own.json["status"]?.string == "active")
            #expect(try refused.status == 403 && refused.problem() == "forbidden")
            #expect(after["status"]?.string == "frozen")
            #expect(try byAdmin.status == 200 && byAdmin.json["status"]?.string == "active")
        }
    }

    @Test("an admin's freeze of a frozen wallet makes it the admins'")
    func takenOver() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet().id
            _ = try await Self.set("frozen", wallet, as: .treasurer, "tina", service)
            _ = try await Self.set("frozen", wallet, as: .admin, "anna", service)

            let refused = try await Self.set("active", wallet, as: .treasurer, "tina", service)

            #expect(refused.status == 403)
        }
    }

    @Test("with four eyes, two people unfreeze a wallet")
    func unfreezing() async throws {
        try await TestService.run(Self.settings([.unfreeze])) { service in
            let wallet = try await service.fundedWallet().id
            _ = try await Self.set("frozen", wallet, as: .admin, "anna", service)
            let first = try await Self.set("active", wallet, as: .admin, "anna", service)
            let same = try await Self.set("active", wallet, as: .admin, "anna", service)
            let listed = try await service.send(.GET, "/tron/wallets").json["items"]?.array?.first
            // A freeze in between ends what was asked for.
            _ = try await Self.set("frozen", wallet, as: .admin, "carl", service)
            let afterFreeze = try await Self.set("active", wallet, as: .admin, "bert", service)
            let second = try await Self.set("active", wallet, as: .admin, "anna", service)

            for answer in [first, same] {
                #expect(try answer.status == 200 && answer.json["status"]?.string == "frozen")
                #expect(try answer.json["unfreeze_requested_by"]?.string == "anna")
            }
            #expect(listed?["unfreeze_requested_by"]?.string == "anna")
            #expect(try afterFreeze.json["status"]?.string == "frozen")
            #expect(try second.json["status"]?.string == "active")
            #expect(try second.json["unfreeze_requested_by"] == .null)
        }
    }

    @Test("with four eyes, a recipient is trusted once somebody else approves it")
    func recipients() async throws {
        try await TestService.run(Self.settings([.recipients])) { service in
            _ = try await service.fundedWallet()
            let made = try await service.send(
                .POST, "/tron/recipients",
                (["name": "supplier", "address": .string(Address.stranger(70).base58)] as JSON).text,
                token: try await service.token(.approver, subject: "anna"))
            let path = try #require(made.header("location"))
            func approve(_ subject: String) async throws -> TestAnswer {
                try await service.send(
                    .POST, path + "/approve", token: try await service.token(.approver, subject: subject))
            }
            func pay() async throws -> TestAnswer {
                try await service.order(
                    "/tron/payouts/direct",
                    ["recipient_id": try #require(try made.json["id"]), "amount": "1"])
            }

            let before = try await pay()
            let own = try await approve("anna")
            let second = try await approve("bert")
            let again = try await approve("carl")
            let after = try await pay()

            #expect(try made.status == 201 && made.json["status"]?.string == "pending_approval")
            #expect(try before.status == 422 && before.problem() == "recipient_not_trusted")
            #expect(try own.status == 403 && own.problem() == "self_approval")
            #expect(try second.status == 200 && second.json["status"]?.string == "trusted")
            #expect(try again.status == 200 && again.json["approved_by"]?.string == "bert")
            #expect(after.status == 201)
        }
    }

    @Test("one of two that wait for the same address is trusted, and a revoked one is not approved")
    func sameAddress() async throws {
        try await TestService.run(Self.settings([.recipients])) { service in
            var paths: [String] = []
            for _ in 0..<2 {
                let made = try await service.order(
                    "/tron/recipients",
                    ["name": "supplier", "address": .string(Address.stranger(70).base58)])
                paths.append(try #require(made.header("location")))
            }
            let bert = try await service.token(.approver, subject: "bert")

            let first = try await service.send(.POST, paths[0] + "/approve", token: bert)
            let second = try await service.send(.POST, paths[1] + "/approve", token: bert)
            _ = try await service.send(.DELETE, paths[1])
            let revoked = try await service.send(.POST, paths[1] + "/approve", token: bert)

            #expect(first.status == 200)
            #expect(try second.status == 409 && second.problem() == "recipient_exists")
            #expect(try revoked.status == 409 && revoked.problem() == "invalid_state")
        }
    }

    @Test("a default wallet that is frozen does not let another pay in its place")
    func defaultWallet() async throws {
        try await TestService.run { service in
            let oldest = try await service.fundedWallet().id
            let other = try await service.fundedWallet().id
            let body: JSON = ["recipient_address": .string(Address.stranger(71).base58), "amount": "1"]
            _ = try await Self.set("frozen", oldest, as: .admin, "anna", service)

            let frozen = try await service.order("/tron/payouts/v0", body)
            let evaluated = try await service.send(
                .POST, "/tron/payouts/evaluate",
                JSON.object(try #require(body.object).with("route", "v0")).text)
            _ = try await Self.set("archived", oldest, as: .admin, "anna", service)
            let archived = try await service.order("/tron/payouts/v0", body)

            #expect(try frozen.status == 409 && frozen.problem() == "wallet_unusable")
            #expect(try evaluated.json["problem"]?["code"]?.string == "wallet_unusable")
            #expect(try archived.status == 201 && archived.json["wallet_id"]?.string == other)
        }
    }

    @Test(
        "the feed shows what the token may read, and no more",
        arguments: [
            ("payouts:read", ["payout"]), ("payouts:read wallets:read", ["payout", "transaction", "wallet"]),
        ])
    func feed(scope: String, areas: [String]) async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(72).base58), "amount": "1"])
            _ = try await service.record(
                at: try #require(made.header("location")), reaching: ["completed", "failed"])
            let token = try await service.token(.admin, scope: scope)
            func types(_ query: String) async throws -> [String] {
                let page = try await service.send(.GET, "/tron/events?limit=200" + query, token: token).json
                return page["items"]?.array?.compactMap { $0["type"]?.string } ?? []
            }

            let shown = Set(try await types("").map { String($0.prefix { $0 != "." }) })
            let wallets = try await types("&type=wallet.")

            #expect(shown.sorted() == areas)
            #expect(wallets.isEmpty == !areas.contains("wallet"))
        }
    }
}

extension JSONObject {
    fileprivate func with(_ key: String, _ value: JSON) -> Self {
        var object = self
        object[key] = value
        return object
    }
}
