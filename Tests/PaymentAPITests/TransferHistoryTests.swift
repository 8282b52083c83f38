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

@Suite("Histories of transfers")
struct TransferHistoryTests {
    static func settings(hasIndex: Bool) -> TestService.Settings {
        var settings = TestService.Settings()
        settings.hasIndex = hasIndex
        return settings
    }

    static func ids(_ items: [JSON]) -> [String] { items.compactMap { $0["tx_id"]?.string } }

    @Test("what moved is told, what is a look-alike or moved nothing is not", arguments: [true, false])
    func told(hasIndex: Bool) async throws {
        try await TestService.run(Self.settings(hasIndex: hasIndex)) { service in
            let wallet = try await service.fundedWallet()
            try await service.readTheChain(for: wallet.id)
            let sender = service.node.devnet.accounts[1].address
            let usdt = try await service.sendToken(2_500_000, to: wallet.address)
            let trx = try await service.sendTRX(7_000_000, to: wallet.address)
            _ = try await service.sendToken(9_000_000, to: wallet.address, of: Devnet.lookalikeContract)
            _ = try await service.sendToken(0, to: wallet.address)
            await service.node.devnet.mine(3)
            let order = try await service.order(
                "/tron/usdt/transfer",
                ["wallet_id": .string(wallet.id), "to": .string(sender.base58), "amount": "1.25"])
            let record = try await service.record(
                at: "/tron/transactions/\(try order.json["id"]?.string ?? "")", reaching: ["confirmed"])
            try await service.readTheChain(for: wallet.id)

            let path = "/tron/wallets/\(wallet.id)/transactions"
            let page = try await service.send(.GET, path).json
            let outgoing = try await service.pages(path + "?direction=out", limit: 5)
            let incoming = try await service.pages(path + "?direction=in&asset=TRX", limit: 5)

            let items = try #require(page["items"]?.array)
            #expect(Set(Self.ids(items)) == [usdt.hex, trx.hex, record["tx_id"]?.string ?? ""])
            #expect(items.count == 3)
            #expect(page["source"]?.string == (hasIndex ? "index" : "blocks"))
            #expect((page["complete_since"]?.string == nil) == hasIndex)
            let deposit = try #require(items.first { $0["tx_id"]?.string == usdt.hex })
            #expect(deposit["asset"]?.string == "USDT" && deposit["amount"]?.string == "2.500000")
            #expect(deposit["from"]?.string == sender.base58)
            #expect(deposit["to"]?.string == wallet.address.base58)
            #expect(deposit["status"]?.string == "confirmed" && deposit["direction"]?.string == "in")
            #expect(deposit["transaction_id"]?.string == nil)
            #expect(Self.ids(outgoing) == [record["tx_id"]?.string])
            #expect(outgoing.first?["transaction_id"] == record["id"])
            #expect(items.first == outgoing.first, "newest first")
            #expect(Self.ids(incoming) == [trx.hex])
        }
    }

    @Test(
        "pages neither repeat nor skip what is there, whatever comes in meanwhile", arguments: [true, false])
    func paging(hasIndex: Bool) async throws {
        try await TestService.run(Self.settings(hasIndex: hasIndex)) { service in
            let wallet = try await service.fundedWallet()
            try await service.readTheChain(for: wallet.id)
            var sent: Set<String> = []
            // Some in one block, which nothing but their ids sets apart.
            for number in 0..<7 {
                sent.insert(
                    try await service.sendTRX(1 + Int64(number % 2), to: wallet.address, memo: "\(number)")
                        .hex)
                sent.insert(
                    try await service.sendToken(
                        1 + UInt64(number % 2), to: wallet.address, memo: "\(number)"
                    ).hex)
                if number % 3 == 2 { await service.node.devnet.mine() }
            }
            await service.node.devnet.mine(3)
            try await service.readTheChain(for: wallet.id)
            let path = "/tron/wallets/\(wallet.id)/transactions"
            let whole = try await service.pages(path, limit: 200)

            for limit in [1, 5] {
                var hasCome = false
                let items = try await service.pages(path + "?to=2999-01-01T00:00:00Z", limit: limit) {
                    // Once in the middle: reading the chain takes the service a few seconds.
                    if hasCome { return }
                    hasCome = true
                    _ = try await service.sendTRX(50, to: wallet.address, memo: UUID().uuidString)
                    await service.node.devnet.mine(2)
                    try await service.readTheChain(for: wallet.id)
                }
                let known = items.filter { sent.contains($0["tx_id"]?.string ?? "") }
                #expect(known == whole, "in pages of \(limit)")
                #expect(Set(Self.ids(items)).count == items.count)
            }
            #expect(Set(Self.ids(whole)) == sent && whole.count == sent.count)
            let times = whole.compactMap { $0["timestamp"]?.string }
            #expect(times == times.sorted(by: >))
        }
    }

    @Test("a time range and a cursor are what the contract says", arguments: [true, false])
    func ranges(hasIndex: Bool) async throws {
        try await TestService.run(Self.settings(hasIndex: hasIndex)) { service in
            let wallet = try await service.fundedWallet()
            try await service.readTheChain(for: wallet.id)
            var sent: [String] = []
            for number in 0..<3 {
                sent.append(try await service.sendTRX(Int64(number) + 1, to: wallet.address).hex)
                await service.node.devnet.mine(2)
            }
            try await service.readTheChain(for: wallet.id)
            let path = "/tron/wallets/\(wallet.id)/transactions"
            let all = try await service.pages(path, limit: 10)
            let middle = try #require(all[1]["timestamp"]?.string)

            let since = try await service.pages(path + "?from=\(middle)", limit: 10)
            let until = try await service.pages(path + "?to=\(middle)", limit: 10)
            let first = try await service.send(.GET, path + "?limit=1").json
            let cursor = first["next_cursor"]?.string ?? ""
            let filtered = try await service.send(.GET, path + "?direction=in&cursor=\(cursor)")
            let other = try await service.fundedWallet()
            let elsewhere = try await service.send(
                .GET, "/tron/wallets/\(other.id)/transactions?cursor=\(cursor)")
            let unknown = try await service.send(
                .GET, "/tron/wallets/wal_01JDZZZZZZZZZZZZZZZZZZZZZZ/transactions")
            let wrong = try await service.send(.GET, path + "?asset=BTC&direction=up&limit=0&x=1")

            #expect(Self.ids(all) == sent.reversed())
            #expect(Self.ids(since) == [sent[2], sent[1]] && Self.ids(until) == [sent[0]])
            #expect(try filtered.locations == ["query:cursor"])
            #expect(try elsewhere.locations == ["query:cursor"])
            #expect(try unknown.problem() == "not_found")
            #expect(
                try wrong.locations == ["query:asset", "query:direction", "query:limit", "query:x"])
        }
    }
}
