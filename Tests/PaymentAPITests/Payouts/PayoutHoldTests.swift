import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// What keeps a payout waiting: told as its state and in the feed, and passing by itself.
@Suite("A payout waits, and never fails, for what passes")
struct PayoutHoldTests {
    /// Orders a payout, sees it held for `reason`, lets `relieve` end that, and sees it paid.
    private static func check(
        _ reason: HoldReason, _ service: TestService, _ more: JSONObject = [:],
        prepare: (String) async throws -> Void = { _ in }, relieve: () async throws -> Void = {}
    ) async throws {
        var body: JSONObject = ["recipient_address": .string(Address.stranger(4).base58), "amount": "2"]
        for (name, value) in more.members { body[name] = value }
        let made = try await service.order("/tron/payouts/v0", .object(body))
        let path = try #require(made.header("location"))
        try await prepare(path)
        var held = try made.json
        for _ in 0..<30 where held["hold_reason"]?.string == nil {
            held = try await service.send(.GET, path, headers: ["prefer": "wait=1"]).json
        }
        let told = try await service.send(.GET, "/tron/events?type=payout.&limit=200").json
        try await relieve()
        let paid = try await service.record(at: path, reaching: ["completed", "failed"])

        #expect(held["status"]?.string == "pending" && held["hold_reason"]?.string == reason.rawValue)
        let last = told["items"]?.array?.last
        #expect(
            last?["data"]?["id"] == held["id"] && last?["data"]?["hold_reason"]?.string == reason.rawValue)
        #expect(paid["status"]?.string == "completed" && paid["hold_reason"] == .null)
    }

    @Test("for a wallet that is frozen")
    func frozen() async throws {
        var settings = TestService.Settings()
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 1, required: 1)
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()
            func set(_ status: String) async throws {
                let answer = try await service.send(
                    .PATCH, "/tron/wallets/\(wallet.id)", #"{"status":"\#(status)"}"#)
                #expect(answer.status == 200)
            }
            // From a frozen wallet nothing is ordered any more; this was ordered before.
            try await Self.check(.walletUnusable, service) { path in
                try await set("frozen")
                let approved = try await service.send(
                    .POST, path + "/approve", token: try await service.token(.approver, subject: "anna"))
                #expect(approved.status == 200)
            } relieve: {
                try await set("active")
            }
        }
    }

    @Test("for its time")
    func scheduled() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            // Later than a busy machine needs to take the order.
            let soon = service.system.services.clock.now().adding(.seconds(10)).text
            try await Self.check(.scheduled, service, ["scheduled_at": .string(soon)])
        }
    }

    @Test("for energy, where nothing may be burnt")
    func energy() async throws {
        var settings = TestService.Settings()
        settings.payments.burnsTRX = false
        settings.payments.policy[.trx] = .unlimited
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet(trx: "1000000")
            try await Self.check(
                .insufficientEnergy, service,
                relieve: {
                    let stake = try await service.order(
                        "/tron/staking/stake",
                        ["wallet_id": .string(wallet.id), "amount": "900000", "resource": "energy"])
                    #expect(stake.status == 201)
                    _ = try await service.record(
                        at: try #require(stake.header("location")), reaching: ["confirmed", "failed"])
                })
        }
    }

    @Test("for a node")
    func node() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            _ = try await service.ask(node: "/devnet/faults", ["path": "/wallet*", "kind": "http_503"])
            try await Self.check(.nodeUnavailable, service, relieve: { try await service.endFaults() })
        }
    }
}

extension TestService {
    /// Ends all faults of the node.
    fileprivate func endFaults() async throws {
        var request = HTTPClientRequest(url: node.url + "/devnet/faults")
        request.method = .DELETE
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        #expect(response.status == .ok)
    }
}
