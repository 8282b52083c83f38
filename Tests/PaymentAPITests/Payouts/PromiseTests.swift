import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// What is accepted is kept: its amount is nobody else's from then on, until it is signed or ends.
@Suite("Accepted payouts hold their amounts")
struct PromiseTests {
    /// One asset's part of a wallet's balance, as it is told.
    struct Part: Equatable {
        let total: String
        let reserved: String
        let promised: String
        let available: String
    }

    static func part(
        _ asset: String, of wallet: String, _ service: TestService
    ) async throws -> Part {
        let balance = try await service.send(.GET, "/tron/wallets/\(wallet)/balance").json
        let part = try #require(balance["balances"]?.array?.first { $0["asset"]?.string == asset })
        func text(_ name: String) throws -> String { try #require(part[name]?.string) }
        return Part(
            total: try text("total"), reserved: try text("reserved"), promised: try text("promised"),
            available: try text("available"))
    }

    /// An order that is not due in our time.
    static func later(_ amount: String, asset: String = "USDT") -> JSON {
        [
            "recipient_address": .string(Address.stranger(70).base58), "amount": .string(amount),
            "asset": .string(asset), "scheduled_at": "2999-01-01T00:00:00Z",
        ]
    }

    static func transfer(
        _ amount: String, from wallet: String, _ service: TestService, asset: String = "usdt"
    ) async throws -> TestAnswer {
        try await service.order(
            "/tron/\(asset)/transfer",
            [
                "wallet_id": .string(wallet), "to": .string(Address.stranger(71).base58),
                "amount": .string(amount),
            ])
    }

    @Test("a transfer beyond what is available is refused with the three figures")
    func figures() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(usdt: "50")
            let made = try await service.order("/tron/payouts/v0", Self.later("30"))

            let before = try await Self.part("USDT", of: wallet.id, service)
            let first = try await Self.transfer("12.5", from: wallet.id, service)
            let between = try await Self.part("USDT", of: wallet.id, service)
            let over = try await Self.transfer("7.500001", from: wallet.id, service)
            let rest = try await Self.transfer("7.5", from: wallet.id, service)

            #expect(made.status == 201 && first.status == 201 && rest.status == 201)
            #expect(
                before
                    == Part(
                        total: "50.000000", reserved: "0.000000", promised: "30.000000",
                        available: "20.000000"))
            #expect(between.reserved == "12.500000" && between.available == "7.500000")
            #expect(over.status == 422)
            #expect(try over.problem() == "insufficient_funds")
            let detail = try #require(try over.json["detail"]?.string)
            for figure in ["50.000000 USDT", "12.500000", "30.000000", "7.500000"] {
                #expect(detail.contains(figure), "\(detail)")
            }
        }
    }

    @Test("payouts may be promised beyond what is there: they wait, and nothing else is available")
    func beyond() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(usdt: "50")
            let orders = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await service.order("/tron/payouts/v0", Self.later("30")) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            let part = try await Self.part("USDT", of: wallet.id, service)
            let least = try await Self.transfer("1", from: wallet.id, service)

            #expect(orders.allSatisfy { $0.status == 201 })
            #expect(part.promised == "120.000000" && part.available == "0.000000", "never below 0")
            #expect(try least.problem() == "insufficient_funds")
        }
    }

    @Test("one that is due waits for funds, and is paid as soon as there are some")
    func waits() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(usdt: "5")
            let made = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(72).base58), "amount": "8"])
            let path = try #require(made.header("location"))
            var held = try made.json
            for _ in 0..<30 where held["hold_reason"]?.string == nil {
                held = try await service.send(.GET, path, headers: ["prefer": "wait=1"]).json
            }
            let waiting = try await Self.part("USDT", of: wallet.id, service)
            let taken = try await Self.transfer("1", from: wallet.id, service)

            await service.node.devnet.set(wallet.address, usdt: 10_000_000)
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])
            let after = try await Self.part("USDT", of: wallet.id, service)

            #expect(held["hold_reason"] == "insufficient_funds")
            #expect(waiting.promised == "8.000000" && waiting.available == "0.000000")
            #expect(try taken.problem() == "insufficient_funds", "the 5 that are there are promised")
            #expect(paid["status"] == "completed")
            #expect(
                after
                    == Part(
                        total: "2.000000", reserved: "0.000000", promised: "0.000000", available: "2.000000"))
        }
    }

    @Test("what is signed is reserved, and promised no more")
    func signed() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(usdt: "50")
            let made = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(73).base58), "amount": "8"])
            let path = try #require(made.header("location"))
            for _ in 0..<60 {
                let payout = try await service.send(.GET, path, headers: ["prefer": "wait=1"]).json
                if payout["status"] == "processing" { break }
            }

            let part = try await Self.part("USDT", of: wallet.id, service)

            #expect(part.reserved == "8.000000" && part.promised == "0.000000")
            #expect(part.available == "42.000000")
        }
    }

    @Test("TRX that is promised pays no transfer, and no transfer's fee")
    func trx() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(trx: "100", usdt: "50")
            let made = try await service.order("/tron/payouts/v0", Self.later("99", asset: "TRX"))

            let part = try await Self.part("TRX", of: wallet.id, service)
            let over = try await Self.transfer("1.000001", from: wallet.id, service, asset: "trx")
            let fee = try await Self.transfer("1", from: wallet.id, service)

            #expect(made.status == 201)
            #expect(part.promised == "99.000000" && part.available == "1.000000")
            #expect(try over.problem() == "insufficient_funds")
            #expect(try fee.problem() == "insufficient_funds", "USDT's fee is paid in TRX")
        }
    }
}
