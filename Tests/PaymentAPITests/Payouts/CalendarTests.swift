import AsyncHTTPClient
import Foundation
import Logging
import PaymentEngine
import PaymentModel
import PaymentStores
import Payments
import Scratch
import StrictJSON
import Synchronization
import Testing
import Tron
import TronNodeHTTP

/// The domain alone, with a clock of the test's own and no node: payouts are accepted all the same.
@Suite("Limits and the calendar")
struct CalendarTests {
    private final class Clock: ServiceClock {
        private let time: Mutex<Timestamp>

        init(_ text: String) throws {
            time = Mutex(try #require(Timestamp(text)))
        }

        func now() -> Timestamp { time.withLock(\.self) }
        func set(_ text: String) throws {
            let next = try #require(Timestamp(text))
            time.withLock { $0 = next }
        }
        /// Nobody waits: no node ever answers here.
        func sleep(for duration: Duration) async throws {}
    }

    private struct Chance: RandomSource {
        func bytes(_ count: Int) -> [UInt8] {
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }

    private static let caller = Caller(subject: "payroll", requestID: "r", remoteAddress: nil)

    private static func withSystem(
        _ policy: JSON, at time: String, _ body: (PaymentSystem, Clock) async throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let nowhere = HTTPNode(configuration: .init(baseURL: "http://127.0.0.1:1"), client: .shared)
        var configuration = PaymentConfiguration(
            network: .devnet, masterKey: try MasterKey(bytes: [UInt8](repeating: 7, count: 32)))
        configuration.policy = try PayoutPolicy(json: policy, assets: .usdt(NetworkName.devnet.usdtContract))
        let clock = try Clock(time)
        let system = PaymentSystem(
            configuration: configuration,
            store: try SQLiteStore(
                path: folder.path("lucid.sqlite"),
                tokens: AssetRegistry.usdt(NetworkName.devnet.usdtContract).tokens),
            node: NodePool(nodes: [nowhere], logger: logger), clock: clock, random: Chance(), logger: logger)
        _ = try await system.services.wallets.create(name: "hot", labels: [:], by: caller, idempotency: nil)
        try await body(system, clock)
    }

    private static func order(
        _ amount: String, in system: PaymentSystem, to number: Int = 1
    ) async throws -> Payout {
        let order = PayoutOrder(
            route: .v0, recipient: Address.stranger(number),
            amount: try AssetAmount(parsing: amount, asset: .usdt))
        return try await system.services.payouts.order(order, by: caller, idempotency: nil)
    }

    private static func rule(_ body: () async throws -> Payout) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? PaymentError)?.rule ?? "\(error)"
        }
    }

    @Test("at UTC's midnight the day's limit is whole again, and yesterday's payout returns to yesterday")
    func midnight() async throws {
        let policy: JSON = ["v0": ["per_day": "10"], "all": ["per_hour": nil]]
        try await Self.withSystem(policy, at: "2026-11-24T23:59:59.999Z") { system, clock in
            let yesterday = try await Self.order("7", in: system)
            #expect(await Self.rule { try await Self.order("4", in: system) } == "v0_per_day")

            try clock.set("2026-11-25T00:00:00.000Z")
            _ = try await Self.order("10", in: system)
            #expect(await Self.rule { try await Self.order("0.01", in: system) } == "v0_per_day")
            _ = try await system.services.payouts.cancel(yesterday.id, reason: nil, by: Self.caller)

            // It was yesterday's: today has nothing more for it.
            #expect(await Self.rule { try await Self.order("0.01", in: system) } == "v0_per_day")
            let use = try await system.services.payouts.policy(of: .usdt)
            #expect(use.usedToday(.v0) == 10_000_000)
        }
    }

    @Test("the hour's limit of all routes turns with the hour")
    func hour() async throws {
        let policy: JSON = ["all": ["per_hour": "5"]]
        try await Self.withSystem(policy, at: "2026-11-24T10:59:59.999Z") { system, clock in
            _ = try await Self.order("5", in: system)
            #expect(await Self.rule { try await Self.order("0.01", in: system) } == "all_per_hour")
            try clock.set("2026-11-24T11:00:00.000Z")
            _ = try await Self.order("5", in: system)
            #expect(await Self.rule { try await Self.order("0.01", in: system) } == "all_per_hour")
        }
    }

    @Test(
        "many at once, across every limit: no sum is passed, and what was accepted is counted"
    )
    func crowd() async throws {
        let policy: JSON = [
            "v0": ["per_recipient_per_day": "9", "per_day": "31"],
            "all": ["per_hour": "29", "per_day": "30"],
        ]
        try await Self.withSystem(policy, at: "2026-11-24T10:00:00Z") { system, _ in
            let accepted = await withTaskGroup(of: (Int, Int64).self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let number = index % 5
                        let payout = try? await Self.order("2", in: system, to: number)
                        return (number, payout?.amount.units ?? 0)
                    }
                }
                var sums: [Int: Int64] = [:]
                for await (number, units) in group { sums[number, default: 0] += units }
                return sums
            }

            #expect(accepted.values.allSatisfy { $0 <= 9_000_000 })
            let sum = accepted.values.reduce(0, +)
            #expect(sum == 28_000_000, "the hour is the tightest")
            let use = try await system.services.payouts.policy(of: .usdt)
            #expect(use.usedThisHour == sum && use.usedToday == sum)
        }
    }

    @Test(
        "64 people at once: an approval that is needed once is given once, and a cancel wins or loses whole")
    func race() async throws {
        let policy: JSON = ["approval": ["above": "1", "required": 2]]
        try await Self.withSystem(policy, at: "2026-11-24T10:00:00Z") { system, _ in
            let payout = try await Self.order("2", in: system)

            await withTaskGroup(of: Void.self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let person = Caller(subject: "p\(index % 8)", requestID: "r", remoteAddress: nil)
                        if index == 40 {
                            _ = try? await system.services.payouts.cancel(
                                payout.id, reason: nil, by: Self.caller)
                        } else {
                            _ = try? await system.services.payouts.approve(payout.id, reason: nil, by: person)
                        }
                    }
                }
            }

            let end = try await system.services.payouts.payout(payout.id)
            #expect(end.status == .cancelled || end.status == .pending)
            #expect(Set(end.approvals.map(\.by)).count == end.approvals.count)
            #expect(end.approvals.count <= 2)
            #expect(end.history.count == (end.approvals.count == 2 && end.status == .cancelled ? 3 : 2))
        }
    }
}
