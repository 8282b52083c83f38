import Foundation
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

extension RouteTests {
    @Test(
        "a payout waits while the token is paused or the wallet on its black list, says so, and is paid afterwards",
        arguments: ["token_paused", "wallet_blacklisted"])
    func blockedToken(reason: String) async throws {
        try await TestService.run { service in
            let address = try await service.fundedWallet().address.base58
            let isPause = reason == "token_paused"
            _ = try await service.ask(
                node: "/devnet/usdt", isPause ? ["paused": true] : ["blacklist": [.string(address)]])
            let made = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(71).base58), "amount": "2"])
            let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")"
            var waiting = try made.json
            while waiting["hold_reason"] == .null { waiting = try await service.send(.GET, path).json }
            #expect(waiting["status"]?.string == "pending" && waiting["hold_reason"]?.string == reason)
            #expect(waiting["tx_id"] == .null)

            _ = try await service.ask(
                node: "/devnet/usdt", isPause ? ["paused": false] : ["unblacklist": [.string(address)]])
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])
            #expect(paid["status"]?.string == "completed")
            #expect(try await service.usdt(of: .stranger(71)) == 2_000_000)
        }
    }

    @Test("a payout that the contract refuses fails with nothing signed, and can be queued again")
    func retry() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let recipient = Address.stranger(70)
            // The recipient would get less than what was ordered.
            let taxed = try await service.ask(
                node: "/devnet/usdt", ["fee_basis_points": 10, "maximum_fee": "1"])
            #expect(taxed["fee_basis_points"]?.int64 == 10)
            let made = try await service.order(
                "/tron/payouts/v0", ["recipient_address": .string(recipient.base58), "amount": "2"])
            let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")"
            let failed = try await service.record(at: path, reaching: ["completed", "failed"])
            let used = try await service.send(.GET, "/tron/payouts/policy").json["v0"]?["used_today"]
            _ = try await service.ask(node: "/devnet/usdt", ["fee_basis_points": 0])

            let key = UUID().uuidString
            let retried = try await service.order(path + "/retry", [:], key: key)
            let replay = try await service.order(path + "/retry", [:], key: key)
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])

            #expect(failed["status"]?.string == "failed" && failed["tx_id"] == .null)
            #expect(failed["failure"]?["code"]?.string == "would_revert")
            #expect(failed["failure"]?["retryable"]?.bool == true)
            #expect(used?.string == "0.000000")
            #expect(retried.status == 200)
            #expect(try retried.json["status"]?.string == "pending")
            #expect(replay.bytes == retried.bytes && replay.header("idempotent-replayed") == "true")
            #expect(paid["status"]?.string == "completed")
            #expect(try await service.usdt(of: recipient) == 2_000_000)
            let after = try await service.send(.GET, "/tron/payouts/policy").json["v0"]?["used_today"]
            #expect(after?.string == "2.000000")
        }
    }
}
