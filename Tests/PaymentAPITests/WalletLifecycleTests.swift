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

@Suite("The life of wallets")
struct WalletLifecycleTests {
    static let password = "correct horse battery"

    @Test("a list tells every wallet once, newest first, whatever comes in between")
    func list() async throws {
        try await TestService.run { service in
            var made: [String] = []
            for number in 0..<5 {
                let answer = try await service.send(.POST, "/tron/wallets/create", #"{"name":"w\#(number)"}"#)
                made.append(try #require(try answer.json["id"]?.string))
            }

            var told: [String] = []
            var path = "/tron/wallets?limit=2"
            var pages = 0
            while true {
                let page = try await service.send(.GET, path).json
                told += page["items"]?.array?.compactMap { $0["id"]?.string } ?? []
                pages += 1
                guard let cursor = page["next_cursor"]?.string else { break }
                _ = try await service.send(.POST, "/tron/wallets/create", #"{"name":"later"}"#)
                path = "/tron/wallets?limit=2&cursor=\(cursor)"
            }
            let watched = try await service.send(.GET, "/tron/wallets?kind=watch").json
            let first = try await service.send(.GET, "/tron/wallets?limit=1").json
            let cursor = try #require(first["next_cursor"]?.string)
            let other = try await service.send(.GET, "/tron/wallets?status=active&cursor=\(cursor)")
            let limit = try await service.send(.GET, "/tron/wallets?limit=201")

            #expect(told == made.reversed())
            #expect(pages == 3)
            #expect(watched["items"]?.array?.isEmpty == true && watched["next_cursor"] == .null)
            #expect(try other.locations == ["query:cursor"])
            #expect(try limit.locations == ["query:limit"])
        }
    }

    @Test("a frozen wallet signs nothing, and again when it is not any more")
    func freeze() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            let path = "/tron/wallets/\(wallet.id)"
            let transfer: JSON = [
                "wallet_id": .string(wallet.id), "to": .string(Address.stranger(40).base58), "amount": "1",
            ]

            let frozen = try await service.send(.PATCH, path, #"{"status":"frozen","name":"cold"}"#)
            let refused = try await service.order("/tron/usdt/transfer", transfer)
            let active = try await service.send(.PATCH, path, #"{"status":"active"}"#)
            let accepted = try await service.order("/tron/usdt/transfer", transfer)
            let archived = try await service.send(.PATCH, path, #"{"status":"archived"}"#)
            let back = try await service.send(.PATCH, path, #"{"status":"active"}"#)
            let nothing = try await service.send(.PATCH, path, "{}")

            #expect(try frozen.json["status"]?.string == "frozen" && frozen.json["name"]?.string == "cold")
            #expect(try refused.problem() == "wallet_unusable")
            #expect(try active.json["name"]?.string == "cold")
            #expect(accepted.status == 201 && archived.status == 200)
            #expect(try back.problem() == "invalid_state")
            #expect(nothing.status == 422)
        }
    }
}
