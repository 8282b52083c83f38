import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension AssetTests {
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
}
