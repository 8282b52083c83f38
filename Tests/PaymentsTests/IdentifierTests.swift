import Foundation
import Simulation
import Testing

@testable import PaymentModel
@testable import Payments

@Suite("Identifiers and times")
struct IdentifierTests {
    @Test("identifiers sort by time, and by chance within it")
    func order() {
        let early = ULID(at: Samples.now, random: Samples.Source(seed: 1))
        let late = ULID(at: Samples.later, random: Samples.Source(seed: 1))
        let other = ULID(at: Samples.now, random: Samples.Source(seed: 2))

        #expect(early < late)
        #expect(early.text < late.text)
        #expect(early != other)
        #expect((early < other) == (early.text < other.text))
        #expect(early.text.count == 26)
    }

    @Test("the text of the specification's example is read and written")
    func specification() {
        #expect(ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV")?.text == "01ARZ3NDEKTSV4RRFFQ69G5FAV")
        #expect(ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV").map { $0.value >> 80 } == 1_469_922_850_259)
    }

    @Test(
        "what is no identifier is none",
        arguments: [
            "", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV", "81ARZ3NDEKTSV4RRFFQ69G5FAV",
            "01arz3ndektsv4rrffq69g5fav", "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5FAI",
        ])
    func noIdentifier(text: String) {
        #expect(ULID(text) == nil)
    }

    @Test("a prefix keeps kinds apart, in text and in documents")
    func prefixes() throws {
        let id: PayoutID = Samples.identifier(5)

        #expect(id.text.hasPrefix("pay_"))
        #expect(PayoutID(id.text) == id)
        #expect(WalletID(id.text) == nil)
        let document = try JSONEncoder().encode([id])
        #expect(try JSONDecoder().decode([PayoutID].self, from: document) == [id])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([WalletID].self, from: document) }
    }

    @Test("amounts of one asset add up, or are nil")
    func amounts() {
        let five = Samples.amount(5)

        #expect(five.adding(Samples.amount(6)) == Samples.amount(11))
        #expect(five.adding(Samples.amount(6, .trx)) == nil)
        #expect(five.adding(Samples.amount(.max)) == nil)
        #expect(five.subtracting(Samples.amount(6)) == nil)
        #expect(five.subtracting(Samples.amount(5)) == .zero(.usdt))
        #expect(AssetAmount(.usdt, units: -1) == nil)
    }
}
