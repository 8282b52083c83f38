import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension SignedContentTests {
    /// Each intent with the contract that it must become.
    static let contracts: [(intent: TransactionIntent, contract: Tron.Contract)] = [
        (
            .tokenTransfer(to: to, amount: Samples.amount(7)),
            .triggerSmart(
                .init(
                    owner: owner, contract: Samples.usdtContract,
                    data: TRC20.transferCall(to: to, amount: UInt256(7))))
        ),
        (
            .tokenApprove(Samples.usdt, spender: to, allowance: .amount(Samples.amount(8))),
            .triggerSmart(
                .init(
                    owner: owner, contract: Samples.usdtContract,
                    data: TRC20.approveCall(spender: to, amount: UInt256(8))))
        ),
        (
            .tokenApprove(Samples.usdt, spender: to, allowance: .unlimited),
            .triggerSmart(
                .init(
                    owner: owner, contract: Samples.usdtContract,
                    data: TRC20.approveCall(spender: to, amount: .max)))
        ),
        (
            .tokenTransfer(to: to, amount: Samples.amount(15, .token(coin))),
            .triggerSmart(
                .init(
                    owner: owner, contract: coin.contract,
                    data: TRC20.transferCall(to: to, amount: UInt256(15))))
        ),
        (
            .tokenApprove(coin, spender: to, allowance: .unlimited),
            .triggerSmart(
                .init(
                    owner: owner, contract: coin.contract,
                    data: TRC20.approveCall(spender: to, amount: .max)))
        ),
        (
            .trxTransfer(to: to, amount: Samples.amount(9, .trx)),
            .transfer(.init(owner: owner, to: to, amount: 9))
        ),
        (
            .stake(.energy, amount: Samples.amount(10, .trx)),
            .freezeBalanceV2(.init(owner: owner, amount: 10, resource: .energy))
        ),
        (
            .unstake(.bandwidth, amount: Samples.amount(11, .trx)),
            .unfreezeBalanceV2(.init(owner: owner, amount: 11, resource: .bandwidth))
        ),
        (
            .delegate(.energy, to: to, amount: Samples.amount(12, .trx), lockBlocks: 28_800),
            .delegateResource(
                .init(
                    owner: owner, resource: .energy, amount: 12, receiver: to, lock: true, lockPeriod: 28_800)
            )
        ),
        (
            .delegate(.bandwidth, to: to, amount: Samples.amount(13, .trx), lockBlocks: nil),
            .delegateResource(
                .init(
                    owner: owner, resource: .bandwidth, amount: 13, receiver: to, lock: false, lockPeriod: 0))
        ),
        (
            .undelegate(.energy, from: to, amount: Samples.amount(14, .trx)),
            .unDelegateResource(.init(owner: owner, resource: .energy, amount: 14, receiver: to))
        ),
        (.withdrawUnstaked, .withdrawExpireUnfreeze(.init(owner: owner))),
        (.cancelUnstake, .cancelAllUnfreezeV2(.init(owner: owner))),
        (
            .vote([.init(witness: to, count: 3)]),
            .voteWitness(.init(owner: owner, votes: [.init(witness: to, count: 3)]))
        ),
        (.claimRewards, .withdrawBalance(.init(owner: owner))),
    ]
}
