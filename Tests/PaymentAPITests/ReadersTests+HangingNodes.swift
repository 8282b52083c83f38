import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension ReadersTests {
    @Test(
        "a node that hangs costs only those who need it, and them not for long",
        arguments: ["delay", "close"])
    func hanging(kind: String) async throws {
        var settings = TestService.Settings()
        settings.nodeTimeout = .seconds(1)
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()
            let address = wallet.address.base58
            let made = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(91).base58),
                    "amount": "1",
                ])
            let place = try #require(made.header("location"))
            _ = try await service.record(at: place, reaching: ["confirmed"])
            let fault = try await service.ask(
                node: "/devnet/faults", ["path": "/wallet*", "kind": .string(kind), "delay_ms": 20_000])
            #expect(fault["id"] != nil)
            let start = ContinuousClock.now

            async let needing = read(
                service,
                [
                    "/tron/usdt/balance/\(address)", "/tron/wallets/\(wallet.id)/balance",
                    "/tron/staking/balance/\(address)", "/tron/network/blocks/latest", "/tron/network/info",
                ], times: 100)
            let others = try await read(
                service,
                [
                    "/tron/wallets", "/tron/wallets/\(wallet.id)", "/tron/transactions", place,
                    "/tron/payouts/history", "/tron/payouts/policy", "/health/live", "/tron/events",
                ], times: 100)
            let unhindered = start.duration(to: .now)
            let payout = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(92).base58), "amount": "1"])
            let refused = try await needing
            let elapsed = start.duration(to: .now)

            #expect(others.allSatisfy { $0.status == 200 }, "\(Set(others.map(\.status)))")
            #expect(payout.status == 201)
            for answer in refused {
                #expect(answer.status == 503)
                #expect(try answer.problem() == "node_unavailable")
            }
            #expect(unhindered < Self.patience && elapsed < Self.patience, "\(unhindered), \(elapsed)")
        }
    }
}
