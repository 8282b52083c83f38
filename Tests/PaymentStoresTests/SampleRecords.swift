import PaymentModel
import Payments
import Simulation
import StrictJSON
import Tron

/// Records as the domain makes them, each with its own ids; `seed` decides everything about them.
struct SampleRecords {
    let seed: UInt64
    /// Where the samples' time begins.
    static let start = Timestamp(milliseconds: 1_700_000_000_000)

    init(seed: UInt64) {
        self.seed = seed
    }

    /// Each call draws the same bytes for the same place.
    private struct Source: RandomSource {
        let seed: UInt64
        func bytes(_ count: Int) -> [UInt8] {
            var generator = SplitMix64(state: seed)
            return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 24) }
        }
    }

    private func identifier<Subject>(_ place: UInt64) -> Identifier<Subject> {
        Identifier(at: Self.start, random: Source(seed: seed &* 31 &+ place))
    }

    var key: PrivateKey { PrivateKey { Source(seed: self.seed &+ 1_000_003).bytes($0) } }

    var recipient: Address { PrivateKey { Source(seed: 7).bytes($0) }.address }

    func wallet(createdAt: Timestamp = start) -> Wallet {
        var wallet = Wallet(
            id: identifier(1), name: "Payroll \(seed)", kind: .local, address: key.address, network: .devnet,
            createdAt: createdAt)
        wallet.labels = ["team": "finance", "ünïcode": "✓"]
        wallet.sealedKey = SealedKey(
            masterKeyID: "00ff00ff", wrappedDataKey: [0, 1, 254, 255], ciphertext: [9, 8, 7])
        return wallet
    }

    func payout(
        reference: String? = nil, priority: Int = 5, createdAt: Timestamp = start, wallet: Wallet? = nil
    ) throws -> Payout {
        var order = PayoutOrder(
            route: .v0, recipient: recipient, amount: try AssetAmount(parsing: "12.5", asset: .usdt))
        order.reference = reference
        order.priority = priority
        order.metadata = ["invoice": "2026/11"]
        return Payout(
            id: identifier(2), order: order, wallet: wallet ?? self.wallet(), status: .pending,
            approvalsRequired: 0,
            createdBy: "payroll", createdAt: createdAt)
    }

    func transaction(
        priority: Int = 5, createdAt: Timestamp = start, wallet: Wallet? = nil
    ) throws -> TransactionRecord {
        TransactionRecord(
            id: identifier(3), wallet: wallet ?? self.wallet(),
            intent: .tokenTransfer(to: recipient, amount: try AssetAmount(parsing: "12.5", asset: .usdt)),
            memo: "thanks", feeLimit: nil, plan: plan, reservation: .nothing, metadata: [:], payoutID: nil,
            priority: priority, createdBy: "payroll", createdAt: createdAt)
    }

    private var plan: FeePlan {
        FeePlan(
            energy: 65_000, bandwidth: 345, feeLimit: Sun(30_000_000), mostBurnt: Sun(31_000_000),
            stakedEnergy: 0, plannedAt: Self.start)
    }

    /// A signed attempt; the number also sets its bytes apart from those before.
    func attempt(
        _ number: Int, expiration: ChainTime = ChainTime(milliseconds: 1_700_000_060_000)
    ) throws -> Attempt {
        let raw = RawTransaction(
            reference: BlockReference(bytes: [1, 2], hash: [1, 2, 3, 4, 5, 6, 7, 8]), expiration: expiration,
            timestamp: ChainTime(milliseconds: 1_700_000_000_000 + Int64(number)),
            contract: .transfer(TransferContract(owner: key.address, to: recipient, amount: Sun(1))))
        return Attempt(
            number: number, transaction: try key.sign(raw), referenceBlock: 100, signedAt: Self.start,
            estimate: plan)
    }

    func auditEntry(_ action: String = "payout.create") -> AuditEntry {
        AuditEntry(
            at: Self.start,
            by: Caller(subject: "payroll", requestID: "req_\(seed)", remoteAddress: "10.0.0.1"),
            action: action, resourceID: "pay_\(seed)", outcome: .success,
            details: ["amount": "12.500000", "nested": ["b": 1, "a": [true, nil]]])
    }

    func event(_ record: FeedRecord, type: String = "payout.created", place: UInt64 = 4) -> FeedEvent {
        FeedEvent(id: identifier(place), type: type, at: Self.start, record: record)
    }

    func idempotency(key: String, subject: String = "payroll") -> IdempotencyRecord {
        IdempotencyRecord(
            key: IdempotencyKey(subject: subject, key: key), operation: "createPayoutV0",
            fingerprint: "ab\(seed)",
            answer: StoredAnswer(
                status: 201, location: "/tron/payouts/\(seed)", body: Array("{\"n\":\(seed)}".utf8)),
            createdAt: Self.start)
    }

    func block(_ number: BlockNumber) throws -> Inclusion {
        Inclusion(
            block: try BlockID(number: number, headerHash: [UInt8](repeating: 7, count: 32)),
            time: ChainTime(milliseconds: 1_700_000_000_000 + number.value * 3000))
    }
}

/// Sebastiano Vigna's generator: small, and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension QueueTurn {
    /// The first turn, with room for every wallet, and so many records of each.
    static func of(_ perWallet: Int) -> Self { Self(after: nil, wallets: 1000, perWallet: perWallet) }
}

extension Change {
    /// A change that is what `fill` makes of an empty one.
    static func of(_ fill: (inout Change) throws -> Void) rethrows -> Change {
        var change = Change()
        try fill(&change)
        return change
    }
}
