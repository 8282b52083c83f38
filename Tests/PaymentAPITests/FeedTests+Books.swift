import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension FeedTests {
    @Test("books open with what is there; what comes in later from outside is a difference, told and listed")
    func reconciliations() async throws {
        try await TestService.run { service in
            // The money is there before the wallet, since books open soon after that.
            let key = PrivateKey.random()
            let address = key.address
            await service.node.devnet.set(address, trx: Sun(7_000_000), usdt: 3_000_000)
            let digits = key.withBytes { Array($0).hex }
            let made = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"hot","source":{"type":"private_key","private_key":"\#(digits)"}}"#)
            let id = try #require(try made.json["id"]?.string)
            await service.node.devnet.mine(3)
            // The follower reads while something is open, and looks every few seconds otherwise.
            let caller = Caller(subject: "tester", requestID: "1", remoteAddress: nil)
            _ = try await service.system.services.reconciliations.run(by: caller)
            let opened = try await service.send(.GET, "/audit/reconciliations").json
            let openings = try await service.send(.GET, "/tron/events?type=reconciliation.opening").json
            await service.node.devnet.set(address, trx: Sun(8_000_000), usdt: 5_000_000)
            await service.node.devnet.mine(3)
            _ = try await service.system.services.reconciliations.run(by: caller)

            let page = try await service.send(.GET, "/audit/reconciliations").json
            let newest = try await service.send(.GET, "/audit/reconciliations?limit=1").json
            let events = try await service.send(.GET, "/tron/events?type=reconciliation.difference").json
            let viewer = try await service.send(
                .GET, "/audit/reconciliations", token: try await service.token(.viewer))

            let items = try #require(page["items"]?.array)
            #expect(items.count == 4)
            let usdt = try #require(items.first { $0["asset"]?.string == "USDT" })
            #expect(usdt["wallet_id"]?.string == id && usdt["books"]?.string == "3.000000")
            #expect(usdt["chain"]?.string == "5.000000" && usdt["difference"]?.string == "2.000000")
            #expect(usdt["opening"] == nil)
            let first = try #require(opened["items"]?.array)
            #expect(Set(first.compactMap { $0["opening"]?.string }) == ["7.000000", "3.000000"])
            #expect(first.allSatisfy { $0["difference"] == "0.000000" && $0["books"] == $0["chain"] })
            #expect(openings["items"]?.array?.count == 2)
            #expect(newest["next_cursor"]?.string != nil)
            #expect(events["items"]?.array?.count == 2)
            #expect(viewer.status == 403)
        }
    }
}
