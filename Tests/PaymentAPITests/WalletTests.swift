import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentWire
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Wallets")
struct WalletTests {
    @Test("a wallet is made, and found again")
    func create() async throws {
        try await TestService.run { service in
            let made = try await service.send(
                .POST, "/tron/wallets/create", #"{"name":"Kasse 1","labels":{"team":"ops"}}"#)
            let json = try made.json
            let path = try #require(made.header("location"))
            let found = try await service.send(.GET, path)

            #expect(made.status == 201 && path == "/tron/wallets/\(json["id"]?.string ?? "")")
            #expect(json["name"]?.string == "Kasse 1" && json["labels"] == ["team": "ops"])
            #expect(json["kind"]?.string == "local" && json["status"]?.string == "active")
            #expect(json["network"]?.string == "devnet" && json["recovery_phrase"] == nil)
            let address = try Address(parsing: try #require(json["address"]?.string))
            #expect(json["address_hex"]?.string == address.hex)
            #expect(found.status == 200)
            #expect(try found.json == json)
        }
    }

    @Test("the phrase of a new wallet brings its key back, and is told once", arguments: [12, 24])
    func phrase(wordCount: Int) async throws {
        try await TestService.run { service in
            let body = #"{"name":"w","recovery_phrase_words":\#(wordCount)}"#
            let made = try await service.send(
                .POST, "/tron/wallets/create", body, headers: ["idempotency-key": "phrase"])
            let replay = try await service.send(
                .POST, "/tron/wallets/create", body, headers: ["idempotency-key": "phrase"])

            let phrase = try Mnemonic(parsing: try #require(try made.json["recovery_phrase"]?.string))
            let key = try phrase.rootKey().derived(at: .first).privateKey
            #expect(phrase.words.count == wordCount)
            #expect(try made.json["address"]?.string == key.address.base58)
            #expect(try made.json["derivation_path"]?.string == "m/44'/195'/0'/0/0")
            #expect(replay.status == 201 && replay.header("idempotent-replayed") == "true")
            #expect(try replay.json["id"] == made.json["id"] && replay.json["recovery_phrase"] == nil)
        }
    }

    @Test("the balance is the chain's, with what is promised")
    func balance() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet(trx: "100", usdt: "50")
            let path = "/tron/wallets/\(wallet.id)/balance"
            func part(_ asset: String, _ json: JSON) throws -> JSON {
                try #require(json["balances"]?.array?.first { $0["asset"]?.string == asset })
            }

            let before = try await service.send(.GET, path).json
            let token = try await service.send(.GET, "/tron/usdt/balance/\(wallet.address.hex)").json
            _ = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(22).base58),
                    "amount": "20",
                ])
            let after = try await service.send(.GET, path).json

            #expect(before["activated"]?.bool == true && before["staked"]?.string == "0.000000")
            #expect(try part("TRX", before)["total"]?.string == "100.000000")
            #expect(try part("USDT", before)["available"]?.string == "50.000000")
            #expect(try part("USDT", after)["reserved"]?.string == "20.000000")
            #expect(try part("USDT", after)["available"]?.string == "30.000000")
            #expect(
                token["balance"]?.string == "50.000000" && token["address"]?.string == wallet.address.base58)
            #expect(token["contract"]?.string == Devnet.usdtContract.base58)
        }
    }
}
