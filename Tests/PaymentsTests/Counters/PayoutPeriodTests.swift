import Testing
import Tron

@testable import PaymentModel
@testable import Simulation

@Suite("What the policy counts, and for how long")
struct PayoutPeriodTests {
    private static let lengths: [(kind: PayoutPeriod.Kind, milliseconds: Int64)] = [
        (.hour, 3_600_000), (.day, 86_400_000),
    ]

    @Test("a period holds its times from its first millisecond to the one before the next")
    func bounds() {
        var random = Chance(seed: 11)
        for _ in 0..<1000 {
            let time = Timestamp(milliseconds: random.integer(in: -3_155_760_000_000...3_155_760_000_000))
            for (kind, length) in Self.lengths {
                let period = PayoutPeriod(kind, at: time)
                let start = period.start.milliseconds

                #expect(start <= time.milliseconds && time.milliseconds < start + length)
                #expect(start % length == 0)
                #expect(PayoutPeriod(kind, at: Timestamp(milliseconds: start)) == period)
                #expect(PayoutPeriod(kind, at: Timestamp(milliseconds: start + length - 1)) == period)
                #expect(PayoutPeriod(kind, at: Timestamp(milliseconds: start + length)) != period)
                #expect(PayoutPeriod(kind, at: Timestamp(milliseconds: start - 1)) != period)
            }
        }
    }

    @Test("an hour and the day that begins with it are two periods, with two keys")
    func kinds() throws {
        let midnight = try #require(Timestamp("2026-11-24T00:00:00Z"))

        #expect(PayoutPeriod(.hour, at: midnight) != PayoutPeriod(.day, at: midnight))
        #expect(PayoutPeriod(.hour, at: midnight).text == "hour/2026-11-24T00")
        #expect(PayoutPeriod(.day, at: midnight).text == "day/2026-11-24")
    }

    @Test("no two counters have the same key")
    func keys() throws {
        let times = [Samples.now, Samples.now.adding(.seconds(3600)), Samples.now.adding(.seconds(86_400))]
        let eurx = Asset.token(try Token(symbol: "EURX", decimals: 2, contract: Samples.address(5)))
        let periods = Set(times.flatMap { [PayoutPeriod(.hour, at: $0), PayoutPeriod(.day, at: $0)] })
        #expect(periods.count == 5)
        var keys: [CounterKey] = []
        for asset in [Asset.trx, .usdt, eurx] {
            for wallet in [Samples.identifier(1), Samples.identifier(2)] as [WalletID] {
                keys += [.reserved(wallet, asset), .promised(wallet, asset)]
            }
            for period in periods {
                keys.append(.moved(asset, .all, period))
                // A subject can have any name, that of another counter too.
                keys += ["ann", "bob", "all", "v0"].map { .moved(asset, .subject($0), period) }
                for route in MovementRoute.allCases {
                    keys.append(.moved(asset, .route(route), period))
                    keys += [6, 7].map { .moved(asset, .recipient(route, Samples.address($0)), period) }
                }
            }
        }
        keys += ([Samples.identifier(1), Samples.identifier(2)] as [WalletID]).map { .reservedEnergy($0) }

        #expect(Set(keys).count == keys.count)
        #expect(Set(keys.map(\.text)).count == keys.count)
    }

    @Test(
        "a movement counts for its payee, its route, its subject, the hour and the day",
        arguments: MovementRoute.allCases)
    func counters(route: MovementRoute) throws {
        let (hour, day) = (PayoutPeriod(.hour, at: Samples.now), PayoutPeriod(.day, at: Samples.now))
        let payee: MovementRoute = route == .transfers ? .direct : route

        let counters = CountedMovement(Samples.amount(5), route: route, to: Samples.recipient, by: "ann")
            .counters(at: Samples.now)

        #expect(counters.count == 6)
        #expect(
            Set(counters) == [
                .moved(.usdt, .recipient(payee, Samples.recipient), day), .moved(.usdt, .route(route), day),
                .moved(.usdt, .all, hour), .moved(.usdt, .all, day), .moved(.usdt, .subject("ann"), hour),
                .moved(.usdt, .subject("ann"), day),
            ])
    }
}
