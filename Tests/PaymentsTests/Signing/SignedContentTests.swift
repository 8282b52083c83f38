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
    let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    static let owner = Samples.wallet.address
    static let to = Samples.recipient

    /// A token that is not USDT, at a contract of its own.
    static let coin = {
        guard let coin = try? Token(symbol: "COIN", decimals: 8, contract: Samples.address(77)) else {
            preconditionFailure("a symbol and 8 decimals are a token")
        }
        return coin
    }()

    func record(
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
}
