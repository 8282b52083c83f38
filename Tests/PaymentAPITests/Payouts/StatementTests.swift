import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Statements")
struct StatementTests {
    @Test("it adds up, ends with what the chain has, and tells every movement with its fee")
    func statement() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(trx: "1000", usdt: "100")
            let recipient = Address.stranger(1)
            let paid = try await service.order(
                "/tron/payouts/v0", ["recipient_address": .string(recipient.base58), "amount": "12.5"])
            let payout = try await service.record(
                at: "/tron/payouts/\(try paid.json["id"]?.string ?? "")", reaching: ["completed", "failed"])
            // The books are open from here on, at the latest.
            try await service.readTheChain(for: wallet.id)
            // Comes from outside: nothing here explains it but the chain.
            await service.node.devnet.set(wallet.address, usdt: 90_000_000)
            let transfer = try await service.order(
                "/tron/usdt/transfer",
                ["wallet_id": .string(wallet.id), "to": .string(recipient.base58), "amount": "2"])
            _ = try await service.record(
                at: "/tron/transactions/\(try transfer.json["id"]?.string ?? "")", reaching: ["confirmed"])

            let path = "/tron/payouts/statement?wallet_id=\(wallet.id)"
            let usdt = try await service.send(.GET, path).json
            let trx = try await service.send(.GET, path + "&asset=TRX").json
            let later = try await service.send(.GET, path + "&from=2999-01-01T00:00:00Z").json
            let early = try await service.send(.GET, path + "&to=2020-01-01T00:00:00Z").json
            let table = try await service.send(.GET, path, headers: ["accept": "text/csv"])

            let chain = try await service.usdt(of: wallet.address)
            #expect(ToldStatement.units(usdt["closing_balance"]) == Int64(chain))
            for statement in [usdt, trx] { ToldStatement.expectThatItAddsUp(statement) }
            let movements = try #require(usdt["movements"]?.array)
            let kinds = movements.compactMap { $0["kind"]?.string }
            #expect(kinds.contains("payout") && kinds.contains("transfer_out"))
            #expect(kinds.contains("difference"))
            let payment = try #require(movements.first { $0["kind"]?.string == "payout" })
            #expect(payment["payout_id"] == payout["id"] && payment["tx_id"] == payout["tx_id"])
            #expect(payment["counterparty"]?.string == recipient.base58)
            #expect(payment["amount"]?.string == "-12.500000")
            let fees = (trx["movements"]?.array ?? []).filter { $0["kind"]?.string == "fee" }
            #expect(fees.count == 2)
            #expect(fees.contains { $0["amount"]?.string == "-" + (payout["fee"]?.string ?? "") })
            #expect(later["opening_balance"] == usdt["closing_balance"])
            #expect(later["closing_balance"] == usdt["closing_balance"])
            #expect(later["movements"] == [] && early["movements"] == [])
            #expect(early["opening_balance"] == usdt["opening_balance"])
            #expect(early["closing_balance"] == usdt["opening_balance"])
            let lines = String(decoding: table.bytes, as: UTF8.self).components(separatedBy: "\r\n")
            #expect(lines[0] == "at,kind,amount,balance,tx_id,payout_id,counterparty")
            #expect(lines.count == movements.count + 4)
            #expect(
                lines[lines.count - 2].contains("closing_balance,,\(usdt["closing_balance"]?.string ?? "")"))
        }
    }

    @Test("what there is no statement of is refused")
    func refusals() async throws {
        try await TestService.run { service in
            let watched = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"w","source":{"type":"watch","address":"\#(Address.stranger(3).base58)"}}"#
            ).json["id"]?.string
            let path = "/tron/payouts/statement"

            let missing = try await service.send(.GET, path)
            let unknown = try await service.send(.GET, path + "?wallet_id=wal_01JDZZZZZZZZZZZZZZZZZZZZZZ")
            let noBooks = try await service.send(.GET, path + "?wallet_id=\(watched ?? "")")

            #expect(try missing.locations == ["query:wallet_id"])
            #expect(try unknown.problem() == "validation_failed")
            #expect(try unknown.locations == ["query:wallet_id"])
            #expect(try noBooks.problem() == "wallet_unusable")
        }
    }
}
