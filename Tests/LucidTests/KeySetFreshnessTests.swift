import PaymentModel
import Payments
import Testing

@testable import lucid

@Suite("How old a fetched key set is")
struct KeySetFreshnessTests {
    private static let start = Timestamp(milliseconds: 1_800_000_000_000)

    private static func at(_ seconds: Int64) -> Timestamp { start.adding(.seconds(seconds)) }

    @Test("it holds through an outage of a day, and is dropped once after that")
    func outage() {
        var state = KeySetFreshness()

        #expect(state.note(nil, at: Self.at(0)) == .recovered && !state.isStale)
        #expect(state.note(nil, at: Self.at(60)) == .fresh)
        #expect(state.note("down", at: Self.at(120)) == .stale("down") && state.isStale)
        #expect(state.note("down", at: Self.at(60 + 86_399)) == .stale("down"))
        #expect(state.note("down", at: Self.at(60 + 86_400)) == .expired("down"))
        #expect(state.note("down", at: Self.at(60 + 86_410)) == .stale("down"))
        #expect(state.note(nil, at: Self.at(90_000)) == .recovered && !state.isStale)
    }

    @Test("where nothing was ever fetched there is nothing to drop")
    func never() {
        var state = KeySetFreshness()

        #expect(state.note("down", at: Self.at(0)) == .stale("down"))
        #expect(state.note("down", at: Self.at(100_000)) == .stale("down"))
    }
}
