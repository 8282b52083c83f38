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

    private func account(_ address: Address, on client: NodeClient) async throws -> JSON {
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

    @Test("a transfer that java-tron refuses is refused in its words")
    func refusedTransfers() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].privateKey)
        _ = try await client.receipt(Self.issue(by: anna, on: client))
        let cases: [(Int64, String, PrivateKey, Address, String)] = [
            (0, "1000001", anna, bert.address, "Amount must be greater than 0."),
            (1, "1000001", anna, anna.address, "Cannot transfer asset to yourself."),
            (1, "1000001", bert, anna.address, "assetBalance must be greater than 0."),
            (1_000_001, "1000001", anna, bert.address, "assetBalance is not sufficient."),
            (1, "1000009", anna, .blackHole, "No asset!"),
            (
                1, "1000009", anna, bert.address,
                "asset [<ByteString@0 size=7 contents=\"1000009\">] does not exist"
            ),
            (1, "01000001", anna, .blackHole, "No asset!"),
        ]

        for (amount, asset, key, to, words) in cases {
            let answer = try await client.broadcast(
                Self.transfer(amount, of: asset, from: key, to: to, on: client))
            #expect(answer["code"] == "CONTRACT_VALIDATE_ERROR")
            #expect(answer["message"]?.string == "Contract validate error : \(words)")
        }
    }

    @Test("an asset that java-tron refuses is refused in its words")
    func refusedIssues() async throws {
        let client = try NodeClient()
        let anna = client.accounts[0].privateKey
        let cases: [(String, WireValue, String)] = [
            ("name", .bytes([0x20]), "Invalid assetName"),
            ("name", .bytes(Array("TRX".utf8)), "assetName can't be trx"),
            ("precision", .integer(7), "precision cannot exceed 6"),
            ("abbr", .bytes([0x7F]), "Invalid abbreviation for token"), ("url", .bytes([]), "Invalid url"),
            ("description", .bytes([UInt8](repeating: 0x41, count: 201)), "Invalid description"),
            ("start_time", .integer(0), "Start time should be not empty"),
            ("end_time", .integer(0), "End time should be not empty"),
            ("end_time", .integer(1), "End time should be greater than start time"),
            ("start_time", .integer(1), "Start time should be greater than HeadBlockTime"),
            ("total_supply", .integer(0), "TotalSupply must greater than 0!"),
            ("trx_num", .integer(-1), "TrxNum must greater than 0!"),
            ("num", .integer(0), "Num must greater than 0!"),
            ("public_free_asset_net_usage", .integer(1), "PublicFreeAssetNetUsage must be 0!"),
            ("free_asset_net_limit", .integer(57_600_000_000), "Invalid FreeAssetNetLimit"),
            ("public_free_asset_net_limit", .integer(-1), "Invalid PublicFreeAssetNetLimit"),
        ]

        for (field, value, words) in cases {
            let answer = try await client.broadcast(
                Self.issue(by: anna, on: client, changing: [(field, value)]))
            #expect(answer["message"]?.string == "Contract validate error : \(words)", "\(field)")
        }
        _ = try await client.receipt(Self.issue(by: anna, on: client))
        let second = try await client.broadcast(Self.issue(by: anna, on: client))
        #expect(second["message"] == "Contract validate error : An account can only issue one asset")
    }

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

    @Test("assets sent along with a call are checked as java-tron does, and the tokens take none")
    func sentAlong() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].privateKey)
        _ = try await client.receipt(Self.issue(by: anna, on: client))
        func call(_ amount: Int64, _ id: Int64, by key: PrivateKey) async throws -> NodeTransaction {
            try await client.signed(
                .triggerSmart,
                [
                    ("owner_address", .bytes(key.address.bytes)),
                    ("contract_address", .bytes(Devnet.usdtContract.bytes)),
                    ("data", .bytes(TRC20.transferCall(to: .blackHole, amount: UInt256(1)))),
                    ("call_token_value", .integer(amount)), ("token_id", .integer(id)),
                ], by: [key], feeLimit: 100_000_000)
        }
        let cases: [(Int64, Int64, PrivateKey, String)] = [
            (-1, 0, anna, "tokenValue must be >= 0"), (1, 5, anna, "tokenId must be > 1000000"),
            (1, 0, anna, "invalid arguments with tokenValue = 1, tokenId = 0"),
            (1, 1_000_007, anna, "No asset !"), (1, 1_000_001, bert, "assetBalance must greater than 0."),
            (2_000_000, 1_000_001, anna, "assetBalance is not sufficient."),
        ]

        for (amount, id, key, words) in cases {
            let answer = try await client.broadcast(call(amount, id, by: key))
            #expect(answer["message"]?.string == "Contract validate error : \(words)")
        }
        let receipt = try await client.receipt(call(5, 1_000_001, by: anna))
        #expect(receipt["receipt"]?["result"] == "REVERT")
        #expect(
            try await account(anna.address, on: client)["assetV2"] == [
                ["key": "1000001", "value": 1_000_000]
            ])
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
