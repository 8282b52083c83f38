import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

@testable import PaymentAPI

/// Whatever of a record changes, its answer changes there, and nowhere else.
@Suite("What answers tell")
struct AnswerTests {
    static let now = Timestamp(milliseconds: 1_800_000_000_000)
    static let usdt = Asset.usdt

    private struct Draw: RandomSource {
        let seed: UInt8
        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: Int(seed) &* 31 &+ $0) }
        }
    }

    static func id<Subject>(_ seed: UInt8) -> Identifier<Subject> {
        Identifier(at: now, random: Draw(seed: seed))
    }
    static func amount(_ units: Int64, _ asset: Asset = usdt) -> AssetAmount {
        AssetAmount(asset, units: units) ?? .zero(asset)
    }

    static let wallet = Wallet(
        id: id(1), name: "hot", kind: .local, address: .stranger(1), network: .devnet, createdAt: now)
    static let plan = FeePlan(
        energy: 1, bandwidth: 2, feeLimit: 15_000_000, mostBurnt: 16_000_000, stakedEnergy: 0, plannedAt: now)

    static var payout: Payout {
        Payout(
            id: id(2), order: PayoutOrder(route: .v0, recipient: .stranger(2), amount: amount(12_500_000)),
            wallet: wallet, status: .pending, approvalsRequired: 0, createdBy: "a", createdAt: now)
    }

    static func transaction(
        _ intent: TransactionIntent, memo: String? = nil, feeLimit: Sun? = nil
    ) throws -> TransactionRecord {
        TransactionRecord(
            id: id(3), wallet: wallet, intent: intent, memo: memo, feeLimit: feeLimit, plan: plan,
            reservation: try #require(Reservation(amount: intent.outflow, plan: plan)), metadata: [:],
            payoutID: nil, priority: 5, createdBy: "a", createdAt: now)
    }

    /// The members in which the two differ, with what `changed` has.
    func difference(_ plain: JSON, _ changed: JSON) -> [String: JSON] {
        let members = changed.object?.members ?? []
        return Dictionary(
            uniqueKeysWithValues: members.filter { plain[$0.key] != $0.value }.map { ($0.key, $0.value) })
    }

    @Test("each part of a payout is told under its name")
    func payouts() {
        let failure = Failure(code: .reverted, detail: "d", retryable: false)
        let approval = Approval(by: "b", decision: .approved, reason: "why", at: Self.now, terms: "t")
        let tx = TransactionID(ofRawBytes: [1])
        let changes: [(name: String, told: JSON, (inout Payout) -> Void)] = [
            ("hold_reason", "insufficient_funds", { $0.holdReason = .insufficientFunds }),
            ("fee", "0.000007", { $0.fee = Sun(7) }),
            ("status", "failed", { $0.status = .failed }),
            (
                "approvals",
                [["by": "b", "decision": "approved", "reason": "why", "at": "2027-01-15T08:00:00.000Z"]],
                { $0.approvals = [approval] }
            ),
            ("transaction_id", .string(Self.idText), { $0.transactionID = Self.id(3) }),
            ("tx_id", .string(tx.hex), { $0.txID = tx }),
            ("failure", ["code": "reverted", "detail": "d", "retryable": false], { $0.failure = failure }),
            ("completed_at", "2027-01-15T08:00:01.000Z", { $0.completedAt = Self.now.adding(.seconds(1)) }),
            ("updated_at", "2027-01-15T08:00:01.000Z", { $0.updatedAt = Self.now.adding(.seconds(1)) }),
        ]
        for (name, told, change) in changes {
            var payout = Self.payout
            change(&payout)
            #expect(difference(Self.payout.json, payout.json) == [name: told])
        }
    }

    private static var idText: String {
        let id: TransactionRecordID = id(3)
        return id.text
    }

    @Test("each part of a payout's order is told under its name")
    func payoutOrders() {
        let changes: [(name: String, told: JSON, (inout PayoutOrder) -> Void)] = [
            ("reference", "r", { $0.reference = "r" }), ("description", "d", { $0.description = "d" }),
            ("memo", "m", { $0.memo = "m" }), ("priority", 9, { $0.priority = 9 }),
            ("metadata", ["a": "1", "b": "2"], { $0.metadata = ["b": "2", "a": "1"] }),
            ("batch_id", .string(Self.batchText), { $0.batchID = Self.id(8) }),
        ]
        for (name, told, change) in changes {
            var order = PayoutOrder(route: .v0, recipient: .stranger(2), amount: Self.amount(12_500_000))
            change(&order)
            let payout = Payout(
                id: Self.id(2), order: order, wallet: Self.wallet, status: .pending, approvalsRequired: 0,
                createdBy: "a", createdAt: Self.now)
            #expect(difference(Self.payout.json, payout.json) == [name: told])
        }
    }

    private static var batchText: String {
        let id: BatchID = id(8)
        return id.text
    }

    @Test("texts by name are told in one order")
    func metadata() {
        let texts = Dictionary(uniqueKeysWithValues: (0..<50).map { ("k\($0)", "v") })
        let names = JSON.texts(texts).object?.members.map(\.key)

        #expect(names == texts.keys.sorted())
    }
}
