import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// What leaves is what was ordered: every field of the signed bytes, for every kind of order.
@Suite("What is signed")
struct SignedContentTests {
    private let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    private static let owner = Samples.wallet.address
    private static let to = Samples.recipient

    /// A token that is not USDT, at a contract of its own.
    private static let coin = {
        guard let coin = try? Token(symbol: "COIN", decimals: 8, contract: Samples.address(77)) else {
            preconditionFailure("a symbol and 8 decimals are a token")
        }
        return coin
    }()

    /// Each intent with the contract that it must become.
    private static let contracts: [(intent: TransactionIntent, contract: Tron.Contract)] = [
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

    private func record(
        _ intent: TransactionIntent, memo: String? = nil, of wallet: Wallet
    ) throws -> TransactionRecord {
        let reservation = try #require(Reservation(amount: intent.outflow, plan: Samples.plan))
        return TransactionRecord(
            id: Samples.identifier(3), wallet: wallet, intent: intent, memo: memo, feeLimit: nil,
            plan: Samples.plan, reservation: reservation, metadata: [:], payoutID: nil, priority: 5,
            createdBy: "payroll", createdAt: Samples.now)
    }

    private func signer(
        lifetime: Duration = .seconds(90), hardwareLifetime: Duration = .seconds(7000)
    )
        -> TransactionSigner
    {
        TransactionSigner(
            vault: Vault(masterKey: system.configuration.masterKey, random: Samples.Source(seed: 5)),
            lifetime: lifetime, hardwareLifetime: hardwareLifetime)
    }

    /// What `signer` makes of `record`, where the chain is solidified at block 20 and 39 high.
    private func signed(_ record: TransactionRecord, by wallet: Wallet) throws -> (Attempt, SignedTransaction)
    {
        let chain = try TestSystem.chain(40)
        let permit = try #require(SigningPermit(first: record))
        var key = WalletKey(of: wallet)
        let attempt = try signer().sign(
            permit, by: &key, plan: Samples.plan,
            moment: ChainMoment(solidified: chain[20], headTime: chain[39].timestamp),
            timestamp: ChainTime(milliseconds: 77), now: Samples.now)
        return (attempt, try SignedTransaction(decoding: attempt.signedBytes))
    }

    @Test(
        "every order becomes its contract, with everything beside it", arguments: contracts.indices,
        [nil, "für März ✓"])
    func contents(index: Int, memo: String?) throws {
        let (intent, contract) = Self.contracts[index]
        let chain = try TestSystem.chain(40)
        let wallet = try system.sealedWallet()

        let (attempt, transaction) = try signed(record(intent, memo: memo, of: wallet), by: wallet)

        #expect(transaction.raw.contract == contract)
        #expect(transaction.raw.memo == Array((memo ?? "").utf8))
        #expect(transaction.raw.feeLimit == Samples.plan.feeLimit)
        #expect(transaction.raw.timestamp == ChainTime(milliseconds: 77))
        #expect(transaction.raw.reference == chain[20].id.reference && attempt.referenceBlock == 20)
        #expect(transaction.raw.expiration == chain[39].timestamp.adding(.seconds(90)))
        #expect(transaction.raw.permissionID == 0)
        #expect(try transaction.signers() == [wallet.address])
        #expect(attempt.txID == transaction.id && attempt.expiration == transaction.raw.expiration)
        #expect(attempt.isUnsigned != true && !attempt.provenDead && attempt.number == 1)
    }

    @Test("every kind of order stands in the table")
    func complete() {
        #expect(Set(Self.contracts.map(\.intent.kind)) == Set(TransactionKind.allCases))
    }

    @Test("what a device has to sign is not signed, and lives longer")
    func device() throws {
        var wallet = Samples.wallet
        wallet.kind = .hardware

        let (attempt, transaction) = try signed(record(Self.contracts[0].intent, of: wallet), by: wallet)

        #expect(transaction.signatures.isEmpty && attempt.isUnsigned == true)
        #expect(transaction.raw.expiration == (try TestSystem.chain(40)[39]).timestamp.adding(.seconds(7000)))
    }

    @Test("a wallet that may not sign signs nothing", arguments: WalletStatus.allCases, WalletKind.allCases)
    func unusable(status: WalletStatus, kind: WalletKind) throws {
        var wallet = try system.sealedWallet()
        (wallet.status, wallet.kind) = (status, kind)

        let attempt = try? signed(record(Self.contracts[0].intent, of: wallet), by: wallet)

        #expect((attempt != nil) == (status == .active && kind != .watch))
    }

    @Test("another wallet's key does not sign for it")
    func otherWallet() throws {
        let other = Wallet(
            id: Samples.identifier(9), name: "other", kind: .local, address: Samples.address(9),
            network: .devnet, createdAt: Samples.now)

        #expect(throws: SigningRefusal.self) {
            try signed(record(Self.contracts[0].intent, of: other), by: system.sealedWallet())
        }
    }

    @Test("a payout's memo, recipient and amount are in what is sent, in its second attempt as well")
    func throughTheEngine() async throws {
        var order = PayoutOrder(route: .v0, recipient: Self.to, amount: Samples.amount(5_000_000))
        order.memo = "invoice 4711"
        let payout = Payout(
            id: Samples.identifier(2), order: order, wallet: Samples.wallet, status: .pending,
            approvalsRequired: 0, createdBy: "payroll", createdAt: Samples.now)
        try await system.commit {
            $0.wallets = [try system.sealedWallet()]
            $0.payouts = [payout]
        }
        var node = try TestSystem.richNode()
        _ = try await system.on(node).engine.follower.step()
        _ = try await system.on(node).engine.dispatcher.step()
        let id = try #require(try await system.store.payout(payout.id)?.transactionID)
        // No block has it, and the chain goes on past its expiration.
        node.chain = try TestSystem.chain(200)
        node.solidified = 150
        _ = try await system.on(node).engine.follower.step()
        _ = try await system.on(node).engine.expirer.step()

        let record = try #require(try await system.store.transaction(id))
        #expect(
            record.attempts.map(\.number) == [1, 2] && record.attempts.map(\.provenDead) == [true, false])
        let transactions = try record.attempts.map { try SignedTransaction(decoding: $0.signedBytes) }
        for transaction in transactions {
            #expect(transaction.raw.memo == Array("invoice 4711".utf8))
            #expect(
                transaction.raw.contract
                    == payout.intent.contract(from: Self.owner))
            #expect(transaction.raw.feeLimit > .zero)
        }
        #expect(transactions[0].raw.timestamp < transactions[1].raw.timestamp)
        #expect(try await system.store.signingClock(Samples.wallet.id)?.last == transactions[1].raw.timestamp)
        for (key, units) in record.reservation.counters(of: Samples.wallet.id) {
            #expect(
                try await system.store.counter(key) == units, "the second attempt's is held, and nothing else"
            )
        }
    }
}
