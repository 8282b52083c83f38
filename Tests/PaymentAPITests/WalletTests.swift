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

    @Test("keys, phrases, watched and hardware wallets come in")
    func importing() async throws {
        try await TestService.run { service in
            func take(_ source: JSON) async throws -> TestAnswer {
                try await service.send(
                    .POST, "/tron/wallets/import", (["name": "w", "source": source] as JSON).text)
            }
            let key = "0000000000000000000000000000000000000000000000000000000000000001"
            let words = DevnetConfiguration.publicMnemonic

            let byKey = try await take(["type": "private_key", "private_key": .string(key)])
            let again = try await take(["type": "private_key", "private_key": .string(key)])
            let byPhrase = try await take([
                "type": "recovery_phrase", "words": .string(words), "path": "m/44'/195'/0'/0/3",
            ])
            let watched = try await take(["type": "watch", "address": .string(Address.stranger(20).base58)])
            let hardware = try await take([
                "type": "hardware", "address": .string(Address.stranger(21).base58), "device": "Ledger",
            ])

            #expect(try byKey.json["address"]?.string == "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC")
            #expect(again.status == 409)
            #expect(try again.problem() == "wallet_exists")
            #expect(try again.json["wallet_id"] == byKey.json["id"])
            #expect(try byPhrase.json["address"]?.string == service.node.devnet.accounts[3].address.base58)
            #expect(try watched.json["kind"]?.string == "watch")
            #expect(try hardware.json["kind"]?.string == "hardware")
        }
    }

    @Test("no violation about a source repeats its secret")
    func secretsStayIn() async throws {
        try await TestService.run { service in
            let secret = "zz00000000000000000000000000000000000000000000000000000000000001"
            let words = "abandon abandon secretword"

            let key = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"w","source":{"type":"private_key","private_key":"\#(secret)"}}"#)
            let phrase = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"w","source":{"type":"recovery_phrase","words":"\#(words)"}}"#)

            #expect(try key.locations == ["/source/private_key"])
            #expect(try phrase.locations == ["/source/words"])
            #expect(!String(decoding: key.bytes, as: UTF8.self).contains(secret))
            #expect(!String(decoding: phrase.bytes, as: UTF8.self).contains("secretword"))
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
