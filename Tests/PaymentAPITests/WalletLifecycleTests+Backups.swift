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

extension WalletLifecycleTests {
    @Test("a backup opens with its password only, and brings the wallet back with its id")
    func backup() async throws {
        let backup = try await TestService.running { service in
            let wallet = try await service.fundedWallet()
            let made = try await service.send(
                .POST, "/tron/wallets/\(wallet.id)/backup", #"{"password":"\#(Self.password)"}"#)
            let short = try await service.send(
                .POST, "/tron/wallets/\(wallet.id)/backup", #"{"password":"short"}"#)
            let told = try await service.send(.GET, "/tron/wallets/\(wallet.id)").json

            #expect(made.status == 201)
            #expect(try short.locations == ["/password"])
            #expect(told["last_backup_at"] == (try made.json["created_at"]))
            let keystore = try Keystore(json: try #require(try made.json["keystore"]))
            #expect(try keystore.open(password: Self.password).address == wallet.address)
            return try made.json
        }
        let id = try #require(backup["wallet_id"]?.string)
        let keystore = try #require(backup["keystore"])

        try await TestService.run { service in
            let path = "/tron/wallets/\(id)/restore"
            func restore(_ password: String) async throws -> TestAnswer {
                try await service.send(
                    .POST, path, (["keystore": keystore, "password": .string(password)] as JSON).text)
            }
            let wrong = try await restore("wrong password")
            let restored = try await restore(Self.password)
            let again = try await restore(Self.password)
            let other = try await service.fundedWallet()
            let mismatch = try await service.send(
                .POST, "/tron/wallets/\(other.id)/restore",
                (["keystore": keystore, "password": .string(Self.password)] as JSON).text)

            #expect(wrong.status == 422)
            #expect(try wrong.problem() == "wrong_password")
            #expect(restored.status == 201 && restored.header("location") == "/tron/wallets/\(id)")
            #expect(try restored.json["address"] == backup["address"])
            #expect(again.status == 200)
            #expect(try mismatch.problem() == "backup_mismatch")
        }
    }

    @Test("a keystore file is a way in, a watched address has no way out")
    func keystore() async throws {
        try await TestService.run { service in
            let key = PrivateKey { _ in [UInt8](repeating: 9, count: 32) }
            let keystore = try Keystore(sealing: key, password: Self.password)
            func take(_ password: String) async throws -> TestAnswer {
                let source: JSON = [
                    "type": "keystore", "keystore": keystore.json, "password": .string(password),
                ]
                return try await service.send(
                    .POST, "/tron/wallets/import", (["name": "w", "source": source] as JSON).text)
            }

            let wrong = try await take("wrong")
            let right = try await take(Self.password)
            let watched = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"w","source":{"type":"watch","address":"\#(Address.stranger(41).base58)"}}"#)
            let watchedID = try #require(try watched.json["id"]?.string)
            let backup = try await service.send(
                .POST, "/tron/wallets/\(watchedID)/backup", #"{"password":"\#(Self.password)"}"#)

            #expect(try wrong.problem() == "wrong_password")
            #expect(try right.json["address"]?.string == key.address.base58)
            #expect(try backup.problem() == "wallet_unusable")
        }
    }
}
