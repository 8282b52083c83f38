import Foundation
import Simulation
import Testing

@testable import PaymentModel
@testable import Payments

extension IdentifierTests {
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
}
