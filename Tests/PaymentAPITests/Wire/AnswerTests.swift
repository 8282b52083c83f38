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
    private static let now = Timestamp(milliseconds: 1_800_000_000_000)
    private static let usdt = Asset.usdt

    private struct Draw: RandomSource {
        let seed: UInt8
        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: Int(seed) &* 31 &+ $0) }
        }
    }

    private static func id<Subject>(_ seed: UInt8) -> Identifier<Subject> {
        Identifier(at: now, random: Draw(seed: seed))
    }
    private static func amount(_ units: Int64, _ asset: Asset = usdt) -> AssetAmount {
        AssetAmount(asset, units: units) ?? .zero(asset)
    }

    private static let wallet = Wallet(
        id: id(1), name: "hot", kind: .local, address: .stranger(1), network: .devnet, createdAt: now)
    private static let plan = FeePlan(
        energy: 1, bandwidth: 2, feeLimit: 15_000_000, mostBurnt: 16_000_000, stakedEnergy: 0, plannedAt: now)

    private static var payout: Payout {
        Payout(
            id: id(2), order: PayoutOrder(route: .v0, recipient: .stranger(2), amount: amount(12_500_000)),
            wallet: wallet, status: .pending, approvalsRequired: 0, createdBy: "a", createdAt: now)
    }

    private static func transaction(
        _ intent: TransactionIntent, memo: String? = nil, feeLimit: Sun? = nil
    ) throws -> TransactionRecord {
        TransactionRecord(
            id: id(3), wallet: wallet, intent: intent, memo: memo, feeLimit: feeLimit, plan: plan,
            reservation: try #require(Reservation(amount: intent.outflow, plan: plan)), metadata: [:],
            payoutID: nil, priority: 5, createdBy: "a", createdAt: now)
    }

    /// The members in which the two differ, with what `changed` has.
    private func difference(_ plain: JSON, _ changed: JSON) -> [String: JSON] {
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

    @Test("each part of a transaction is told under its name")
    func transactions() throws {
        let intent = TransactionIntent.tokenTransfer(to: .stranger(2), amount: Self.amount(5))
        let plain = try Self.transaction(intent).json()

        #expect(plain["fee_limit"] == "15.000000" && plain["memo"] == .null && plain["attempts"] == 0)
        #expect(difference(plain, try Self.transaction(intent, memo: "m").json()) == ["memo": "m"])
        #expect(
            difference(plain, try Self.transaction(intent, feeLimit: 7_000_000).json()) == [
                "fee_limit": "7.000000"
            ])
        let changes: [(name: String, told: JSON, (inout TransactionRecord) -> Void)] = [
            ("status", "broadcast", { $0.status = .broadcast }),
            (
                "failure", ["code": "out_of_energy", "detail": "d", "retryable": true],
                { $0.failure = Failure(code: .outOfEnergy, detail: "d", retryable: true) }
            ),
            ("updated_at", "2027-01-15T08:00:01.000Z", { $0.updatedAt = Self.now.adding(.seconds(1)) }),
        ]
        for (name, told, change) in changes {
            var record = try Self.transaction(intent)
            change(&record)
            #expect(difference(plain, record.json()) == [name: told])
        }
    }

    @Test("an allowance is told as an amount, or as unlimited; what calls no contract has no limit of a fee")
    func intents() throws {
        guard case .token(let token) = Self.usdt else { return }
        let some = try Self.transaction(
            .tokenApprove(token, spender: .stranger(2), allowance: .amount(Self.amount(5)))
        ).json()
        let all = try Self.transaction(.tokenApprove(token, spender: .stranger(2), allowance: .unlimited))
            .json()
        let trx = try Self.transaction(
            .trxTransfer(to: .stranger(2), amount: Self.amount(5, .trx)), feeLimit: 9
        ).json()

        #expect(some["amount"] == "0.000005" && all["amount"] == "unlimited")
        #expect(some["fee_limit"] == "15.000000" && trx["fee_limit"] == .null)
        #expect(trx["amount"] == "0.000005" && trx["asset"] == "TRX")
    }

    @Test("a receipt tells how deep its block is, and whether that is final")
    func receipts() throws {
        for (solidified, confirmations) in [(true, 1), (false, 19)] as [(Bool, Int64)] {
            var chains = TransactionReceipt(
                id: TransactionID(ofRawBytes: [1]), blockNumber: 7,
                blockTime: ChainTime(milliseconds: 1_800_000_000_000))
            (chains.fee, chains.energyTotal, chains.energyFee) = (1, 2, 3)
            (chains.netUsage, chains.netFee) = (4, 5)
            let receipt = Receipt(chains, solidified: solidified)

            let json = receipt.json(confirmations: confirmations)

            #expect(
                json["solidified"] == .bool(solidified) && json["confirmations"] == .integer(confirmations))
            #expect(json["fee"] == "0.000001" && json["energy_fee"] == "0.000003")
            #expect(json["bandwidth_fee"] == "0.000005" && json["energy_used"] == 2)
            #expect(json["bandwidth_used"] == 4 && json["block_number"] == 7)
        }
    }

    @Test("a recipient tells each limit, from when on it is paid, and when it was revoked")
    func recipients() {
        var order = RecipientOrder(name: "r", address: .stranger(3))
        order.perPayoutLimit = Self.amount(1)
        order.perDayLimit = Self.amount(2)
        var recipient = Recipient(id: Self.id(4), order: order, createdBy: "a", createdAt: Self.now)

        let before = recipient.json(wait: .seconds(60))
        recipient.revokedAt = Self.now.adding(.seconds(5))

        #expect(before["per_payout_limit"] == "0.000001" && before["per_day_limit"] == "0.000002")
        #expect(before["created_at"] == "2027-01-15T08:00:00.000Z")
        #expect(before["usable_from"] == "2027-01-15T08:01:00.000Z" && before["revoked_at"] == .null)
        #expect(
            difference(before, recipient.json(wait: .seconds(60))) == [
                "revoked_at": "2027-01-15T08:00:05.000Z"
            ])
    }

    @Test("a comparison tells its difference with its sign")
    func reconciliations() {
        for chain in [5, 3, 1] as [Int64] {
            let json = Reconciliation(
                at: Self.now, walletID: Self.wallet.id, asset: Self.usdt, block: 7, books: 3, chain: chain
            ).json
            let difference = ["0.000002", "0.000000", "-0.000002"][Int(5 - chain) / 2]
            #expect(json["books"] == "0.000003" && json["difference"] == .string(difference))
        }
    }

    @Test("a statement's line has its amounts as numbers, and the balance behind it")
    func statements() {
        let movement = StatementMovement(
            at: Self.now, kind: .payout, units: -5, balance: 7, txID: nil, payoutID: nil, counterparty: nil)

        #expect(StatementLine.movement(movement).csv(of: .trx).contains(",-0.000005,0.000007,"))
        #expect(StatementLine.opening(-1).csv(of: .trx) == ",opening_balance,,-0.000001,,,\r\n")
        let json = movement.json(of: .trx)
        #expect(json["amount"] == "-0.000005" && json["balance"] == "0.000007")
    }

    @Test("a payout's line has each cell under its column")
    func lines() {
        var payout = Self.payout
        payout.fee = Sun(7)
        let cells = PayoutLine(payout).csv.dropLast().split(separator: ",", omittingEmptySubsequences: false)
        let line = Dictionary(uniqueKeysWithValues: zip(PayoutLine.header, cells.map(String.init)))

        #expect(cells.count == PayoutLine.header.count)
        #expect(line["amount"] == "12.500000" && line["fee"] == "0.000007" && line["asset"] == "USDT")
        #expect(line["status"] == "pending" && line["route"] == "v0" && line["created_by"] == "a")
        #expect(line["payout_id"] == payout.id.text && line["wallet_id"] == payout.walletID.text)
        #expect(line["recipient_address"] == Address.stranger(2).base58 && line["completed_at"] == "")
    }
}
