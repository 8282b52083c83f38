import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

@Suite("Planning fees")
struct FeePlannerTests {
    let usdt = TransactionIntent.tokenTransfer(
        to: Samples.recipient, amount: Samples.amount(5_000_000))
    let trx = TransactionIntent.trxTransfer(
        to: Samples.recipient, amount: Samples.amount(5_000_000, .trx))

    @Test(
        "a caller's fee limit below what the call takes now is refused, with the need; at it there is a plan")
    func feeLimits() async throws {
        await #expect(throws: PlanRefusal.feeLimitTooLow(needed: Sun(6_428_500), energy: 64_285)) {
            _ = try await Desk(feeLimit: Sun(6_428_499)).plan(usdt)
        }
        #expect(try await Desk(feeLimit: Sun(6_428_500)).plan(usdt).feeLimit == Sun(6_428_500))
    }

    @Test("without stake the dearest case is burnt, with a margin")
    func burnt() async throws {
        let plan = try await Desk().plan(usdt)

        // 130,285 energy for an address without the token, a fifth on top, 100 sun each.
        #expect(plan.feeLimit == Sun(15_634_200))
        #expect(plan.energy == 64_285)
        #expect(plan.stakedEnergy == 0)
        #expect(plan.mostBurnt == Sun(15_634_200 + plan.bandwidth.value * 1000))
    }

    @Test("the planned size is the size that is signed")
    func size() async throws {
        let plan = try await Desk(memo: "thanks").plan(usdt)
        let raw = RawTransaction(
            reference: BlockReference(bytes: [9, 9], hash: [1, 2, 3, 4, 5, 6, 7, 8]),
            expiration: ChainTime(milliseconds: Samples.now.milliseconds),
            timestamp: ChainTime(milliseconds: Samples.now.milliseconds),
            contract: usdt.contract(from: Samples.wallet.address), feeLimit: plan.feeLimit,
            memo: Array("thanks".utf8))

        #expect(try Samples.key(1).sign(raw).bandwidth == plan.bandwidth)
    }

    @Test("a memo costs its fee")
    func memo() async throws {
        let without = try await Desk().plan(trx)
        let with = try await Desk(memo: "a").plan(trx)

        let bytes = with.bandwidth.value - without.bandwidth.value
        #expect(with.mostBurnt.value == without.mostBurnt.value + 1_000_000 + bytes * 1000)
    }

    @Test("a new account costs its creation")
    func activation() async throws {
        var desk = Desk()
        let new = try await desk.plan(trx)
        desk.node.activated = [Samples.recipient]
        let old = try await desk.plan(trx)

        #expect(new.mostBurnt.value == old.mostBurnt.value + 1_100_000)
    }

    @Test("an account that a fork can take back costs its creation")
    func activationAtTheHead() async throws {
        var desk = Desk()
        let new = try await desk.plan(trx)
        desk.node.activatedAtHead = [Samples.recipient]

        #expect(try await desk.plan(trx).mostBurnt == new.mostBurnt)
    }

    @Test("nothing is planned above the maximum, ours or the chain's")
    func maximum() async throws {
        #expect(await Desk(feeLimitMax: Sun(13_028_499)).refusal(usdt) == "energy")
        #expect(try await Desk(feeLimitMax: Sun(13_028_500)).plan(usdt).feeLimit == Sun(13_028_500))
        var desk = Desk()
        desk.node.parameters["getMaxFeeLimit"] = 14_000_000
        #expect(try await desk.plan(usdt).feeLimit == Sun(14_000_000))
    }

    @Test("the caller's fee limit is taken as it is")
    func callersLimit() async throws {
        let plan = try await Desk(feeLimit: Sun(7_000_000)).plan(usdt)

        #expect(plan.feeLimit == Sun(7_000_000))
        #expect(plan.mostBurnt == Sun(7_000_000 + plan.bandwidth.value * 1000))
    }

    @Test("the dearest case is asked once for many plans")
    func askedOnce() async throws {
        let desk = Desk(node: StubNode())
        var funds = desk.funds
        for salt in ["a", "b", "c"] {
            _ = try await funds.hold(desk.request(usdt, salt: salt), at: Samples.now)
        }

        // The token's fee and the dearest case once, and each transfer.
        #expect(desk.node.calls.count == 5)
    }

    @Test("a fee that is less than the smallest unit is none", arguments: [(9_999, false), (10_000, true)])
    func smallestFee(units: Int64, isTaken: Bool) {
        #expect(TokenFee(basisPoints: 1, maximum: 5).isTaken(of: units) == isTaken)
        #expect(TokenFee(basisPoints: .max, maximum: 5).isTaken(of: units))
    }
}
