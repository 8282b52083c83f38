import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension AssetTests {
    @Test("a part of the supply may be frozen")
    func frozenSupply() async throws {
        let client = try NodeClient()
        let anna = client.accounts[0].privateKey
        var part = WireMessage(.frozenSupply)
        part.set("frozen_amount", .integer(300_000))
        part.set("frozen_days", .integer(10))

        _ = try await client.receipt(
            Self.issue(by: anna, on: client, changing: [("frozen_supply", .message(part))]))

        let told = try await account(anna.address, on: client)
        #expect(told["assetV2"] == [["key": "1000001", "value": 700_000]])
        #expect(told["frozen_supply"]?.array?.first?["frozen_balance"]?.int64 == 300_000)
    }

    @Test("a fork takes an asset back")
    func fork() async throws {
        let client = try NodeClient(solidifyAfter: 10)
        let anna = client.accounts[0].privateKey
        let issue = try await Self.issue(by: anna, on: client)
        _ = try await client.receipt(issue)

        _ = try await client.post("/devnet/fork", ["depth": 1, "drop": [.string(issue.id.hex)]])

        #expect(try await client.get("/wallet/getassetissuelist") == [:])
        #expect(try await account(anna.address, on: client)["assetV2"] == nil)
    }

    @Test("the node builds both contracts")
    func builders() async throws {
        let client = try NodeClient()
        let anna = client.accounts[0].address
        let now = await client.devnet.chain.head.time.milliseconds

        let issue = try await client.post(
            "/wallet/createassetissue",
            [
                "owner_address": .string(anna.base58), "name": "Coin", "abbr": "CN", "total_supply": 10,
                "trx_num": 1, "num": 1, "start_time": .integer(now + 10_000),
                "end_time": .integer(now + 20_000), "url": "x", "visible": true,
            ])
        let transfer = try await client.post(
            "/wallet/transferasset",
            [
                "owner_address": .string(anna.base58), "to_address": .string(Address.blackHole.base58),
                "asset_name": "1000001", "amount": 1, "visible": true,
            ])

        #expect(issue["raw_data"]?["contract"]?.array?.first?["type"] == "AssetIssueContract")
        #expect(
            transfer == ["Error": "class org.tron.core.exception.ContractValidateException : No asset!"])
    }
}
