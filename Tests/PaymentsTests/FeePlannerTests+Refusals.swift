import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

extension FeePlannerTests {
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

    @Test("a refusal for want of tokens at the head is waited out")
    func headIsBehind() async {
        var desk = Desk()
        desk.node.isReverting = true
        desk.node.balance = 4_999_999

        #expect(await desk.refusal(usdt) == "funds USDT")
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
}
