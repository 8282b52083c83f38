import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentWire
import StrictJSON
import Testing
import Tron
import TronDevnet

extension WalletTests {
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
}
