import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension SecondTokenPaymentTests {
    @Test("a batch may mix assets, as JSON and as a table")
    func batch() async throws {
        try await TestService.run(.withSecondToken()) { service in
            _ = try await service.walletWithEURX()
            let items: [JSON] = [("4.5", "EURX"), ("4.5", "USDT"), ("4.5", "TRX")].map { amount, asset in
                var item = Self.payout(4, amount, asset).object ?? [:]
                item["route"] = "v0"
                return .object(item)
            }
            let table = """
                route,recipient_address,asset,amount\r
                v0,\(Address.stranger(5).base58),EURX,1.25\r
                v0,\(Address.stranger(5).base58),,1.25\r

                """

            let made = try await service.order("/tron/payouts/batch", ["payouts": .array(items)])
            let tabled = try await service.send(
                .POST, "/tron/payouts/batch", table,
                headers: ["content-type": "text/csv", "idempotency-key": UUID().uuidString])
            for batch in [made, tabled] {
                #expect(batch.status == 201, "\(String(decoding: batch.bytes, as: UTF8.self))")
                for payout in try batch.json["payouts"]?.array ?? [] {
                    let paid = try await service.record(
                        at: "/tron/payouts/\(payout["id"]?.string ?? "")", reaching: ["completed", "failed"])
                    #expect(paid["status"] == "completed")
                }
            }

            let total = try made.json["total"]
            #expect(total?["EURX"] == "4.50" && total?["USDT"] == "4.500000")
            #expect(try await service.balance(of: "EURX", at: .stranger(4)) == "4.50")
            #expect(try await service.balance(of: "USDT", at: .stranger(4)) == "4.500000")
            #expect(try await service.balance(of: "EURX", at: .stranger(5)) == "1.25")
            #expect(try await service.balance(of: "USDT", at: .stranger(5)) == "1.250000")
        }
    }

    @Test("more decimals than it has, or an asset that nobody configured, are refused where they stand")
    func refusals() async throws {
        try await TestService.run(.withSecondToken()) { service in
            let wallet = try await service.walletWithEURX()
            func transfer(_ asset: String, _ amount: String) async throws -> TestAnswer {
                try await service.order(
                    "/tron/tokens/\(asset)/transfer",
                    [
                        "wallet_id": .string(wallet.id), "to": .string(Address.stranger(6).base58),
                        "amount": .string(amount),
                    ])
            }

            let fine = try await service.order("/tron/payouts/v0", Self.payout(6, "1.005"))
            let unknown = try await service.order("/tron/payouts/v0", Self.payout(6, "1", "USDD"))

            #expect(try fine.problem() == "validation_failed")
            #expect(try fine.locations == ["/amount"])
            #expect(try unknown.locations == ["/asset"])
            #expect(try await transfer("EURX", "0.001").locations == ["/amount"])
            for asset in ["USDD", "TRX", "eurx"] {
                let answer = try await transfer(asset, "1")
                #expect(try answer.problem() == "validation_failed")
                #expect(try answer.locations == ["path:asset"], "\(asset)")
            }
        }
    }
}
