import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

@Suite("Planning fees")
struct FeePlannerTests {
    /// What a plan is made from, with the values that most tests want.
    struct Desk {
        var usdt: Int64 = 100_000_000
        var trx: Int64 = 100_000_000
        var energy: Energy = 0
        var freeBandwidth: Bandwidth = 0
        var reserved = ReservedFunds()
        var node = StubNode(energy: [Samples.recipient: 64_285])
        var feeLimitMax = Sun(100_000_000)
        var burnsTRX = true
        var memo: String?
        var feeLimit: Sun?

        var resources: AccountResources {
            AccountResources(
                freeBandwidth: (freeBandwidth, 0), stakedBandwidth: (0, 0), energy: (energy, 0),
                energyPool: ResourcePool(limit: 0, weight: 0))
        }

        var funds: FundsDesk {
            FundsDesk(
                funds: Funds(
                    units: [.usdt: usdt, .trx: trx], resources: resources, energy: energy, readAt: 100),
                reserved: reserved,
                facts: FeeFactSource(
                    node: node, parameters: ChainParameters(values: node.parameters), resources: resources),
                settings: FeeSettings(maximumFee: feeLimitMax, burnsTRX: burnsTRX))
        }

        func request(_ intent: TransactionIntent, salt: String = "salt") -> FeeRequest {
            FeeRequest(
                intent: intent, from: Samples.wallet.address, memo: memo, feeLimit: feeLimit, salt: salt)
        }

        func plan(_ intent: TransactionIntent) async throws -> FeePlan {
            var funds = funds
            return try await funds.hold(request(intent), at: Samples.now).plan
        }

        /// Why there is no plan; nil where there is one.
        func refusal(_ intent: TransactionIntent) async -> String? {
            do {
                _ = try await plan(intent)
                return nil
            } catch PlanRefusal.insufficientFunds(let asset) {
                return "funds \(asset.symbol)"
            } catch PlanRefusal.insufficientEnergy {
                return "energy"
            } catch PlanRefusal.wouldRevert(let words) {
                return "revert \(words)"
            } catch {
                return "node \((error as? NodeError)?.code.rawValue ?? "?")"
            }
        }
    }

    private let usdt = TransactionIntent.tokenTransfer(
        to: Samples.recipient, amount: Samples.amount(5_000_000))
    private let trx = TransactionIntent.trxTransfer(
        to: Samples.recipient, amount: Samples.amount(5_000_000, .trx))

    @Test("a token that is paused, or has the wallet on its black list, is waited for, and says so")
    func blocked() async throws {
        for block in [TokenBlock.paused, .blacklisted] {
            var desk = Desk()
            desk.node.tokenBlock = block
            await #expect(throws: PlanRefusal.blocked(block, Samples.usdt)) { _ = try await desk.plan(usdt) }
        }
        #expect(HoldReason(refusal: PlanRefusal.blocked(.paused, Samples.usdt)) == .tokenPaused)
        #expect(HoldReason(refusal: PlanRefusal.blocked(.blacklisted, Samples.usdt)) == .walletBlacklisted)
        #expect(TokenBlock.paused.words(of: Samples.usdt).contains("USDT is paused"))
        #expect(TokenBlock.blacklisted.words(of: Samples.usdt).contains("black list"))
    }

    @Test("a refusal that has ended since it was told fails nothing")
    func ended() async throws {
        var desk = Desk()
        desk.node.tokenBlock = .blacklisted
        let early = await FeeFactSource.answers(to: [desk.request(usdt)], on: desk.node)
        guard case .reverted? = early.values.first else {
            Issue.record("the token refuses at first")
            return
        }

        desk.node.tokenBlock = nil
        var source = FeeFactSource(
            node: desk.node, parameters: ChainParameters(values: desk.node.parameters),
            resources: desk.resources)
        source.answers = early
        let facts = try await source.facts(for: desk.request(usdt))

        guard case .runs? = facts.call else {
            Issue.record("the call is taken for refused")
            return
        }
    }

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

    @Test("stake comes first: then only bandwidth is burnt")
    func staked() async throws {
        let plan = try await Desk(energy: 156_342).plan(usdt)

        #expect(plan.stakedEnergy == 156_342)
        #expect(plan.mostBurnt == Sun(plan.bandwidth.value * 1000))
        #expect(plan.feeLimit == Sun(15_634_200), "the limit also bounds energy from stake")
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

    @Test("a refusal for want of tokens at the head is waited out")
    func headIsBehind() async {
        var desk = Desk()
        desk.node.isReverting = true
        desk.node.balance = 4_999_999

        #expect(await desk.refusal(usdt) == "funds USDT")
    }

    @Test("bandwidth of the account's own pays where the TRX does not suffice")
    func freeBandwidth() async throws {
        let plan = try await Desk(trx: 15_634_200, freeBandwidth: 600).plan(usdt)

        #expect(plan.mostBurnt == Sun(15_634_200))
        #expect(await Desk(trx: 15_634_200).refusal(usdt) == "funds TRX")
    }

    @Test("no more energy counts than the stake at the solidified block gives, nor than there is now")
    func energyOfStake() {
        let resources = AccountResources(
            freeBandwidth: (0, 0), stakedBandwidth: (0, 0), energy: (130_000, 30_000),
            energyPool: ResourcePool(limit: 1_000_000, weight: 10_000))
        #expect(resources.energyAvailable == 100_000)
        // A hundred units for each TRX: the other 300 TRX came above the solidified block.
        #expect(resources.energyAvailable(of: Sun(1_000_000_000)) == 70_000)
        #expect(resources.energyAvailable(of: Sun(2_000_000_000)) == 100_000)
        #expect(resources.energyAvailable(of: Sun(200_000_000)) == 0)
    }

    @Test("what others hold is not there")
    func reservations() async {
        let held = ReservedFunds(units: [.usdt: 96_000_000])
        #expect(await Desk(reserved: held).refusal(usdt) == "funds USDT")
        let heldTRX = ReservedFunds(units: [.trx: 90_000_000])
        #expect(await Desk(reserved: heldTRX).refusal(usdt) == "funds TRX")
        let heldEnergy = ReservedFunds(energy: 1)
        #expect(await Desk(energy: 156_342, reserved: heldEnergy, burnsTRX: false).refusal(usdt) == "energy")
    }

    @Test("stake that was counted on and is used up by others is paid for in TRX, and kept for that")
    func shortfall() async {
        let desk = Desk(
            usdt: 1, trx: 20_000_000, energy: 100_000,
            reserved: ReservedFunds(units: [.trx: 1_000_000], energy: 156_342)
        ).funds

        // 56,342 energy at 100 sun are missing.
        #expect(desk.left[.trx] == 13_365_800)
        #expect(desk.ceiling(for: .reserved(Samples.wallet.id, .trx)) == 14_365_800)
        #expect(desk.ceiling(for: .reserved(Samples.wallet.id, .usdt)) == 1)
        #expect(desk.ceiling(for: .reservedEnergy(Samples.wallet.id)) == 100_000)
        let reserved = ReservedFunds(energy: 156_342)
        #expect(await Desk(trx: 16_100_000, energy: 156_342, reserved: reserved).refusal(usdt) == nil)
        #expect(await Desk(trx: 16_100_000, energy: 100_000, reserved: reserved).refusal(usdt) == "funds TRX")
    }

    @Test("without burning, stake must give all of it")
    func noBurning() async {
        #expect(await Desk(burnsTRX: false).refusal(usdt) == "energy")
        #expect(await Desk(energy: 156_341, burnsTRX: false).refusal(usdt) == "energy")
        #expect(await Desk(energy: 156_342, burnsTRX: false).refusal(usdt) == nil)
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

    @Test("what the contract refuses is refused, and no answer is no refusal")
    func refusals() async {
        var desk = Desk()
        desk.node.isReverting = true
        #expect(await desk.refusal(usdt) == "revert blacklisted")
        desk.node.isReverting = false
        desk.node.failure = NodeError(.timedOut, "no answer")
        #expect(await desk.refusal(usdt) == "node timed_out")
        #expect(await desk.refusal(trx) == "node timed_out")
    }

    @Test("funds are judged before a node is asked")
    func fundsFirst() async {
        let desk = Desk(usdt: 4_999_999)

        #expect(await desk.refusal(usdt) == "funds USDT")
        #expect(desk.node.calls.count == 0)
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

    @Test("a transfer that the token would take a fee of is refused, with the reason")
    func tokenFee() async {
        var desk = Desk()
        desk.node.tokenFee = (10, 1_000_000)
        #expect(
            await desk.refusal(usdt)
                == "revert USDT takes a fee of 10 basis points: the recipient would get less")
        #expect(await desk.refusal(trx) == nil)
        desk.node.tokenFee = (10, 0)
        #expect(await desk.refusal(usdt) == nil, "a maximum of 0 is no fee")
        desk.node.tokenFee = (0, 1_000_000)
        #expect(await desk.refusal(usdt) == nil)
    }

    @Test("a fee that is less than the smallest unit is none", arguments: [(9_999, false), (10_000, true)])
    func smallestFee(units: Int64, isTaken: Bool) {
        #expect(TokenFee(basisPoints: 1, maximum: 5).isTaken(of: units) == isTaken)
        #expect(TokenFee(basisPoints: .max, maximum: 5).isTaken(of: units))
    }
}
