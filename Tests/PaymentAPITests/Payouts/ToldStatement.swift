import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron

/// What must hold of every statement that is answered.
enum ToldStatement {
    /// A signed amount in the smallest unit.
    static func units(_ json: JSON?) -> Int64 {
        guard let text = json?.string else { return .min }
        let isOut = text.hasPrefix("-")
        let amount = try? AssetAmount(parsing: isOut ? String(text.dropFirst()) : text, asset: .usdt)
        return (amount?.units ?? .min) * (isOut ? -1 : 1)
    }

    /// Every balance follows from the one before, and the last one is the closing balance.
    static func expectThatItAddsUp(_ statement: JSON) {
        var balance = units(statement["opening_balance"])
        // What was there when the books were opened.
        #expect(balance >= 0)
        for movement in statement["movements"]?.array ?? [] {
            balance += units(movement["amount"])
            #expect(balance >= 0)
            #expect(units(movement["balance"]) == balance)
        }
        #expect(balance == units(statement["closing_balance"]))
    }
}
