import Foundation
import Simulation
import Testing

@testable import PaymentModel
@testable import Payments

@Suite("Identifiers and times")
struct IdentifierTests {
    @Test(
        "a time is written in UTC with milliseconds",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_826_154_999, "2000-02-29T12:09:14.999Z"),
            (1_732_456_864_123, "2024-11-24T14:01:04.123Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (4_102_444_800_000, "2100-01-01T00:00:00.000Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
        ])
    func timeText(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).text == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(
        "offsets, fractions and small letters are read",
        arguments: [
            ("2024-11-24T14:01:04Z", 1_732_456_864_000), ("2024-11-24t14:01:04.1z", 1_732_456_864_100),
            ("2024-11-24T16:31:04.123456789+02:30", 1_732_456_864_123),
            ("2024-11-24T09:01:04-05:00", 1_732_456_864_000),
        ] as [(String, Int64)])
    func offsets(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(
        "what is no time is none",
        arguments: [
            "", "2024-11-24", "2024-11-24T14:01:04", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z",
            "2024-13-01T00:00:00Z", "2024-11-24T24:00:00Z", "2024-11-24T14:60:00Z", "2024-11-24T14:01:60Z",
            "2024-11-24T14:01:04.Z", "2024-11-24T14:01:04+2:00", "2024-11-24T14:01:04Zx",
            "+024-11-24T14:01:04Z",
            "2100-02-29T00:00:00Z",
        ])
    func noTime(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("any day of 400 years comes back", arguments: stride(from: -10, through: 410, by: 7).map { $0 })
    func days(year: Int) {
        for day in stride(from: 0, to: 366, by: 13) {
            let time = Timestamp(milliseconds: (Int64(year) * 365 + Int64(day)) * 86_400_000 + 12_345)
            #expect(Timestamp(time.text) == time)
        }
    }

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
