import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

@testable import PaymentAPI

extension AnswerTests {
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
