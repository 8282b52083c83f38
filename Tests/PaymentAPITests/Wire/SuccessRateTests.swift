import PaymentWire
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Success rates")
struct SuccessRateTests {
    @Test(
        "a rate is rounded to four decimals",
        arguments: [
            (26, 2, "0.9286"), (2, 1, "0.6667"), (1, 2, "0.3333"), (1, 19_999, "0.0001"),
            (1, 20_001, "0.0000"), (0, 5, "0.0000"), (5, 0, "1.0000"), (7, 0, "1.0000"),
        ])
    func rounding(completed: Int, failed: Int, rate: String) {
        #expect(JSON.share(of: completed, beside: failed).text == rate)
    }

    @Test("it is never further than half of the last decimal from the quotient")
    func distance() throws {
        for completed in 0...60 {
            for failed in 0...60 where completed + failed > 0 {
                let text = JSON.share(of: completed, beside: failed).text
                let units = try #require(Int(text.replacing(".", with: "")))
                let whole = completed + failed

                #expect(2 * abs(units * whole - completed * 10_000) <= whole, "\(completed) + \(failed)")
            }
        }
    }

    @Test("nothing completed and nothing failed is not a rate")
    func nothing() {
        #expect(JSON.share(of: 0, beside: 0) == .null)
    }
}
