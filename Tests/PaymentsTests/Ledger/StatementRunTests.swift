import Testing
import Tron

@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Statements beside a look at all movements: what they open and close with, and what stands in between.
@Suite("A statement, line by line")
struct StatementRunTests {
    private static let start = Samples.now

    private func entry(_ units: Int64, at milliseconds: Int64) -> StatementRun.Entry {
        StatementRun.Entry(
            at: Self.start.adding(.milliseconds(milliseconds)), kind: units < 0 ? .payout : .transferIn,
            units: units, txID: nil, payoutID: nil, counterparty: nil)
    }

    private func question(from: Int64?, to: Int64?) -> StatementQuestion {
        StatementQuestion(
            account: LedgerAccount(walletID: Samples.wallet.id, asset: .usdt),
            from: from.map { Self.start.adding(.milliseconds($0)) },
            to: to.map { Self.start.adding(.milliseconds($0)) })
    }

    /// A statement's lines, as figures.
    private struct Lines: Equatable {
        var opening: [Int64] = []
        var movements: [[Int64]] = []
        var closing: [Int64] = []
    }

    private func lines(
        _ entries: [StatementRun.Entry], opening: Int64, _ question: StatementQuestion
    ) async throws -> Lines {
        var lines = Lines()
        func tell(_ line: StatementLine) {
            switch line {
            case .opening(let units): lines.opening.append(units)
            case .movement(let movement):
                lines.movements.append([
                    movement.at.milliseconds - Self.start.milliseconds, movement.units, movement.balance,
                ])
            case .closing(let units): lines.closing.append(units)
            }
        }
        var run = StatementRun(question, beginning: Self.start)
        run.open(with: opening)
        for entry in entries { try await run.take(entry) { tell($0) } }
        try await run.finish { tell($0) }
        return lines
    }

    /// The same by looking at everything: times never go back, `from` is in, `to` is out.
    private func expected(
        _ moves: [(units: Int64, at: Int64)], opening: Int64, from: Int64?, to: Int64?
    ) -> Lines {
        var (clock, balance) = (Int64(0), opening)
        let booked = moves.map { move in
            clock = max(clock, move.at)
            balance += move.units
            return [clock, move.units, balance]
        }
        let before = booked.prefix { $0[0] < from ?? .min }
        let within = booked.dropFirst(before.count).prefix { $0[0] < to ?? .max }
        let first = before.last?[2] ?? opening
        return Lines(opening: [first], movements: Array(within), closing: [within.last?[2] ?? first])
    }

    @Test("what is asked for stands in it once, between the balances before and behind it", arguments: 0..<8)
    func ranges(seed: UInt64) async throws {
        var random = Chance(seed: seed)
        for _ in 0..<60 {
            // Few times, so that several movements have the same one, and bounds meet them.
            let moves = (0..<random.index(below: 13)).map { _ in
                (units: random.integer(in: -50...50), at: random.integer(in: -2...8))
            }
            for from in [nil, -1, 0, 3, 8, 9] as [Int64?] {
                for to in [nil, 4, 8, 9] as [Int64?] where (from ?? .min) < (to ?? .max) {
                    let found = try await lines(
                        moves.map { entry($0.units, at: $0.at) }, opening: 100, question(from: from, to: to))

                    #expect(
                        found == expected(moves, opening: 100, from: from, to: to),
                        "seed \(seed): \(moves) from \(from ?? -99) to \(to ?? 99)")
                }
            }
        }
    }

    @Test("a balance that does not fit is an error, not a wrapped number", arguments: [1, -1] as [Int64])
    func overflow(sign: Int64) async throws {
        let whole = question(from: nil, to: nil)
        let moves = [entry(sign * .max, at: 0), entry(sign, at: 1)]

        let fitting = try await lines(Array(moves.prefix(1)), opening: 0, whole)
        #expect(fitting.closing == [sign * .max])
        await #expect(throws: StoreError.self) { try await lines(moves, opening: sign, whole) }
    }
}
