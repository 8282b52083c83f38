import Simulation
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("Who can't be paid")
struct RecipientRulesTests {
    private let rules = RecipientRules(assets: .usdt(Samples.usdtContract))

    @Test(
        "the zero address, the black hole, the token and the payer",
        arguments: [Address.zero, .blackHole, Samples.usdtContract, Samples.wallet.address])
    func refused(recipient: Address) {
        #expect(rules.violation(of: recipient, paidBy: Samples.wallet, at: "/to")?.location == "/to")
    }

    @Test("anybody else can")
    func others() {
        #expect(rules.violation(of: Samples.recipient, paidBy: Samples.wallet, at: "/to") == nil)
        #expect(rules.violation(of: Samples.wallet.address, paidBy: nil, at: "/to") == nil)
    }

    @Test("an amount of nothing is none")
    func amounts() {
        #expect(RecipientRules.violation(of: .zero(.usdt), at: "/amount")?.location == "/amount")
        #expect(RecipientRules.violation(of: Samples.amount(1), at: "/amount") == nil)
    }
}
