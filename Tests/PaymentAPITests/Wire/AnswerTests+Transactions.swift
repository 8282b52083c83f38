import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

@testable import PaymentAPI

extension AnswerTests {
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

    @Test("a transaction tells how often it was signed", arguments: 0...3)
    func attempts(count: Int) throws {
        let key = PrivateKey { [UInt8](repeating: 7, count: $0) }
        var record = try Self.transaction(.trxTransfer(to: .stranger(2), amount: Self.amount(5, .trx)))
        record.attempts = try (0..<count).map { number in
            let raw = RawTransaction(
                reference: BlockReference(bytes: [0, 1], hash: [1, 2, 3, 4, 5, 6, 7, 8]),
                expiration: ChainTime(milliseconds: Int64(number) + 1), timestamp: ChainTime(milliseconds: 1),
                contract: .transfer(TransferContract(owner: key.address, to: .stranger(2), amount: 5)))
            return Attempt(
                number: number + 1, transaction: try key.sign(raw), referenceBlock: 9, signedAt: Self.now,
                estimate: Self.plan)
        }

        #expect(record.json()["attempts"] == .number(JSONNumber(count)))
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
}
