import Testing

@testable import PaymentEngine
@testable import PaymentModel
@testable import Simulation

@Suite("What could not be ended is looked at again, later each time")
struct PostponedTests {
    private static let now = Samples.now

    private func id(_ seed: UInt64) -> TransactionRecordID { Samples.identifier(seed) }

    @Test("the pause doubles from three seconds up to a minute, however often it failed")
    func pauses() {
        let postponed = Postponed()
        var now = Self.now
        for pause in [3, 6, 12, 24, 48, 60, 60] + Array(repeating: 60, count: 80) as [Int64] {
            postponed.add(id(1), at: now)

            #expect(!postponed.isDue(id(1), at: now.adding(.milliseconds(pause * 1000 - 1))))
            now = now.adding(.seconds(pause))
            #expect(postponed.isDue(id(1), at: now))
        }
        #expect(postponed.count == 1)
    }

    @Test("what was never postponed is due, whatever else waits")
    func others() {
        let postponed = Postponed()

        postponed.add(id(1), at: Self.now)

        #expect(postponed.isDue(id(2), at: Self.now) && !postponed.isDue(id(1), at: Self.now))
    }

    @Test("what has come to its end is forgotten, and begins again if it comes back")
    func forgotten() {
        let postponed = Postponed()
        for _ in 0..<4 { for seed in [1, 2] as [UInt64] { postponed.add(id(seed), at: Self.now) } }

        postponed.keep([id(2), id(3)])

        #expect(postponed.count == 1)
        #expect(postponed.isDue(id(1), at: Self.now) && !postponed.isDue(id(2), at: Self.now))
        postponed.add(id(1), at: Self.now)
        #expect(postponed.isDue(id(1), at: Self.now.adding(.seconds(3))))
        #expect(!postponed.isDue(id(2), at: Self.now.adding(.seconds(23))))
    }

    @Test("groups take turns, each in its own order, and nothing is lost", arguments: 0..<30)
    func turns(seed: UInt64) {
        var random = Chance(seed: seed)
        let elements = (0..<random.index(below: 60)).map { (group: random.index(below: 5), place: $0) }

        let turns = elements.inTurns { $0.group }

        #expect(turns.map(\.place).sorted() == elements.map(\.place))
        for group in 0..<5 {
            let own = turns.filter { $0.group == group }.map(\.place)
            #expect(own == own.sorted(), "seed \(seed)")
        }
        // Before any group has its next turn, every other one that has something left had one as well.
        var taken = [Int](repeating: 0, count: 5)
        for turn in turns {
            for other in 0..<5 where taken[other] < taken[turn.group] {
                #expect(taken[other] == elements.count { $0.group == other }, "seed \(seed)")
            }
            taken[turn.group] += 1
        }
    }
}
