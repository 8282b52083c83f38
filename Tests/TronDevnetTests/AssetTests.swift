import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("TRC-10")
struct AssetTests {
    /// Issues an asset of 1,000,000 units, and puts it in a block.
    static func issue(
        by key: PrivateKey, on client: NodeClient, changing changes: [(String, WireValue)] = []
    ) async throws -> NodeTransaction {
        let now = await client.devnet.chain.head.time.milliseconds
        var fields: [(String, WireValue)] = [
            ("owner_address", .bytes(key.address.bytes)), ("name", .bytes(Array("Coin".utf8))),
            ("abbr", .bytes(Array("CN".utf8))), ("total_supply", .integer(1_000_000)),
            ("trx_num", .integer(1)), ("num", .integer(1)), ("precision", .integer(3)),
            ("start_time", .integer(now + 3_600_000)), ("end_time", .integer(now + 7_200_000)),
            ("url", .bytes(Array("https://example.org".utf8))),
        ]
        fields.removeAll { field in changes.contains { $0.0 == field.0 } }
        return try await client.signed(
            ContractType(rawValue: 6), fields + changes, by: [key])
    }

    static func transfer(
        _ amount: Int64, of asset: String, from key: PrivateKey, to: Address, on client: NodeClient
    ) async throws -> NodeTransaction {
        try await client.signed(
            .transferAsset,
            [
                ("asset_name", .bytes(Array(asset.utf8))), ("owner_address", .bytes(key.address.bytes)),
                ("to_address", .bytes(to.bytes)), ("amount", .integer(amount)),
            ], by: [key])
    }

    func account(_ address: Address, on client: NodeClient) async throws -> JSON {
        try await client.post("/wallet/getaccount", ["address": .string(address.hex)])
    }

    @Test("an asset is issued, moved, and told by every endpoint")
    func issueAndMove() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)

        let issued = try await client.receipt(Self.issue(by: anna, on: client))
        let moved = try await client.receipt(
            Self.transfer(400, of: "1000001", from: anna, to: bert, on: client))

        #expect(issued["assetIssueID"] == "1000001")
        #expect(issued["fee"]?.int64 == 1_024_000_000)
        #expect(moved["receipt"]?["net_usage"] != nil)
        let issuer = try await account(anna.address, on: client)
        let holder = try await account(bert, on: client)
        #expect(issuer["assetV2"] == [["key": "1000001", "value": 999_600]])
        #expect(issuer["asset_issued_ID"] == "1000001")
        #expect(issuer["asset_issued_name"]?.string == Array("Coin".utf8).hex)
        #expect(holder["assetV2"] == [["key": "1000001", "value": 400]])
        #expect(holder["free_asset_net_usageV2"] == [["key": "1000001", "value": 0]])
        let byID = try await client.post("/wallet/getassetissuebyid", ["value": "1000001", "visible": true])
        #expect(byID["name"] == "Coin")
        #expect(byID["id"] == "1000001")
        #expect(byID["total_supply"]?.int64 == 1_000_000)
        let list = try await client.get("/wallet/getassetissuelist?visible=true")
        #expect(list["assetIssue"] == [byID])
        let byName = try await client.post("/wallet/getassetissuebyname", ["value": "436f696e"])
        #expect(byName["id"] == "1000001")
        let byOwner = try await client.post(
            "/wallet/getassetissuebyaccount", ["address": .string(anna.address.hex)])
        #expect(byOwner["assetIssue"]?.array?.count == 1)
        let page = try await client.post("/wallet/getpaginatedassetissuelist", ["offset": 0, "limit": 10])
        #expect(page["assetIssue"]?.array?.count == 1)
        #expect(try await client.post("/wallet/getassetissuebyid", ["value": "1000002"]) == [:])
    }

    @Test("a recipient without an account is activated, and its sender pays")
    func activation() async throws {
        let client = try NodeClient()
        let anna = client.accounts[0].privateKey
        _ = try await client.receipt(Self.issue(by: anna, on: client))

        let receipt = try await client.receipt(
            Self.transfer(1, of: "1000001", from: anna, to: .blackHole, on: client))

        #expect(receipt["fee"]?.int64 == 1_100_000)
        #expect(try await account(.blackHole, on: client)["assetV2"] == [["key": "1000001", "value": 1]])
    }

    @Test("holders move it with the issuer's bandwidth, as far as the issuer allows")
    func issuersBandwidth() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].privateKey)
        let carl = client.accounts[2].address
        try await client.broadcast(
            client.signed(
                .freezeBalanceV2,
                [
                    ("owner_address", .bytes(anna.address.bytes)),
                    ("frozen_balance", .integer(100_000_000_000)),
                ], by: [anna]))
        _ = try await client.receipt(
            Self.issue(
                by: anna, on: client,
                changing: [
                    ("free_asset_net_limit", .integer(400)),
                    ("public_free_asset_net_limit", .integer(10_000)),
                ]))
        _ = try await client.receipt(
            Self.transfer(10, of: "1000001", from: anna, to: bert.address, on: client))
        func resources(_ address: Address) async throws -> JSON {
            try await client.post("/wallet/getaccountresource", ["address": .string(address.hex)])
        }
        let before = try await resources(anna.address)["NetUsed"]?.int64 ?? 0

        let first = try await client.receipt(
            Self.transfer(1, of: "1000001", from: bert, to: carl, on: client))
        let issuer = try await resources(anna.address)
        let holder = try await resources(bert.address)
        _ = try await client.receipt(Self.transfer(2, of: "1000001", from: bert, to: carl, on: client))

        let bytes = first["receipt"]?["net_usage"]?.int64 ?? 0
        #expect(bytes > 200 && first["fee"] == nil)
        // What comes back in a block or two rounds off a unit.
        #expect((bytes - 1...bytes + 1).contains((issuer["NetUsed"]?.int64 ?? 0) - before))
        #expect(holder["freeNetUsed"] == nil)
        #expect(holder["assetNetLimit"] == [["key": "1000001", "value": 400]])
        #expect(holder["assetNetUsed"]?.array?.first?["value"]?.int64 ?? 0 >= bytes - 1)
        // The second does not fit into 400 any more: it is the holder's own free bandwidth.
        #expect(try await resources(bert.address)["freeNetUsed"] != nil)
        let told = try await client.post("/wallet/getassetissuebyid", ["value": "1000001"])
        #expect(told["public_free_asset_net_usage"]?.int64 ?? 0 > 0)
    }
}
