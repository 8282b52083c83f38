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

/// Batches of payouts on the chain, a third of them in trouble. LUCID_TEST_PAYOUTS sets how many; 10,000 take
/// minutes.
@Suite("Many payouts, and what becomes of each")
struct ManyPayoutsTests {
    private static let count =
        ProcessInfo.processInfo.environment["LUCID_TEST_PAYOUTS"].flatMap { Int($0) } ?? 60
    private static let batches = 10

    private static func batch(_ numbers: [Int], _ wallets: [String]) -> JSON {
        [
            "payouts": .array(
                numbers.map { number in
                    [
                        "route": "v0", "wallet_id": .string(wallets[number % wallets.count]),
                        "recipient_address": .string(Address.stranger(1000 + number).base58),
                        "amount": "0.25", "reference": .string("many-\(number)"),
                    ]
                })
        ]
    }

    @Test("every one ends as it should, books balance, statements add up")
    func ends() async throws {
        var settings = TestService.Settings()
        settings.payments.policy = .unlimited
        try await TestService.run(settings) { service in
            let rich = try await service.fundedWallet(trx: "1000000", usdt: "100000")
            let frozenOut = try await service.fundedWallet(trx: "1000000", usdt: "100000")
            let poor = try await service.fundedWallet(trx: "0", usdt: "0")
            _ = try await service.ask(
                node: "/devnet/usdt", ["blacklist": [.string(frozenOut.address.base58)]])
            // Four of six by the first wallet, one by one that the token refuses for now, one by one that has
            // nothing yet.
            let wallets = [rich.id, rich.id, frozenOut.id, rich.id, rich.id, poor.id]
            let began = ContinuousClock.now
            var ids: [String] = []
            for part in 0..<Self.batches {
                let numbers = (0..<Self.count).filter { $0 % Self.batches == part }
                let made = try await service.order("/tron/payouts/batch", Self.batch(numbers, wallets))
                #expect(made.status == 201)
                ids.append(try made.json["id"]?.string ?? "")
            }
            let ordered = began.duration(to: .now)

            let held = try await Self.settle(service, ids) {
                $0["pending"] == Self.numbers(of: 2) + Self.numbers(of: 5)
            }
            _ = try await service.ask(
                node: "/devnet/usdt", ["unblacklist": [.string(frozenOut.address.base58)]])
            await service.node.devnet.set(poor.address, trx: Sun(1_000_000_000_000), usdt: 100_000_000_000)
            let ended = try await Self.settle(service, ids) { counts in
                counts["pending"] == 0 && counts["processing"] == 0
            }
            print("\(Self.count) payouts: ordered in \(ordered), ended after \(began.duration(to: .now))")

            #expect(held["failed"] ?? 0 == 0 && ended["failed"] ?? 0 == 0)
            #expect(ended["completed"] == Self.count)
            for (wallet, share) in [
                (rich, Self.count - Self.numbers(of: 2) - Self.numbers(of: 5)),
                (frozenOut, Self.numbers(of: 2)),
                (poor, Self.numbers(of: 5)),
            ] {
                try await Self.checkStatement(of: wallet, payouts: share, service)
            }
        }
    }

    private static func numbers(of remainder: Int) -> Int { (0..<count).count { $0 % 6 == remainder } }

    /// Makes blocks until `isDone` holds for how many payouts of all batches are in each status.
    private static func settle(
        _ service: TestService, _ batches: [String], _ isDone: ([String: Int]) -> Bool
    ) async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for _ in 0..<(600 + count) {
            counts = [:]
            for batch in batches {
                let status = try await service.send(.GET, "/tron/payouts/batches/\(batch)").json
                for (name, value) in status["by_status"]?.object?.members ?? [] {
                    counts[name, default: 0] += Int(value.int64 ?? 0)
                }
            }
            if isDone(counts), counts["processing"] == 0 { return counts }
            await service.node.devnet.mine()
            // Gives the engine a second at most; a payout that ends earlier ends the waiting.
            let open = try await service.send(.GET, "/tron/payouts/history?status=processing&limit=1").json
            let next = open["items"]?.array?.first?["id"]?.string
            let waiting = try await service.send(.GET, "/tron/payouts/history?status=pending&limit=1").json
            if let id = next ?? waiting["items"]?.array?.first?["id"]?.string {
                _ = try await service.send(.GET, "/tron/payouts/\(id)", headers: ["prefer": "wait=1"])
            }
        }
        Issue.record("never done: \(counts)")
        return counts
    }

    private static func checkStatement(
        of wallet: (id: String, address: Address), payouts: Int, _ service: TestService
    ) async throws {
        let statement = try await service.send(.GET, "/tron/payouts/statement?wallet_id=\(wallet.id)").json
        let movements = statement["movements"]?.array ?? []
        #expect(movements.count { $0["kind"]?.string == "payout" } == payouts)
        #expect(movements.last?["balance"] ?? statement["opening_balance"] == statement["closing_balance"])
        let chain = try await service.usdt(of: wallet.address)
        let closing = try AssetAmount(parsing: statement["closing_balance"]?.string ?? "", asset: .usdt)
        #expect(closing.units == Int64(chain))
    }
}
