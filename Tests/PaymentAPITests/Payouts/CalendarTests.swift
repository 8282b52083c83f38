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
    final class Clock: ServiceClock {
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

    static let caller = Caller(subject: "payroll", requestID: "r", remoteAddress: nil)

    static func withSystem(
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

    static func order(
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
}
