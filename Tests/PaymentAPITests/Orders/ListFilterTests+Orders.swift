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

extension ListFilterTests {
    static func order(_ service: TestService, from wallets: [String]) async throws {
        let watched = try await service.send(
            .POST, "/tron/wallets/import",
            #"{"name":"w","source":{"type":"watch","address":"\#(Address.stranger(70).base58)"}}"#)
        let frozen = try await service.send(.POST, "/tron/wallets/create", #"{"name":"f"}"#)
        _ = try await service.send(
            .PATCH, "/tron/wallets/\(try frozen.json["id"]?.string ?? "")", #"{"status":"frozen"}"#)
        let recipient = try await service.send(
            .POST, "/tron/recipients", #"{"name":"r","address":"\#(Address.stranger(71).base58)"}"#)
        #expect(watched.status == 201 && recipient.status == 201)
        var places: [String] = []
        for (index, wallet) in wallets.enumerated() {
            let to = JSON.string(Address.stranger(72 + index).base58)
            let later: JSON = "2999-01-01T00:00:00Z"
            let bodies: [(path: String, body: JSON)] = [
                (
                    "v0",
                    [
                        "wallet_id": .string(wallet), "recipient_address": to, "amount": "1",
                        "reference": .string("r-\(index)"),
                    ]
                ),
                (
                    "direct",
                    [
                        "wallet_id": .string(wallet), "recipient_id": try recipient.json["id"] ?? nil,
                        "amount": "1", "scheduled_at": later,
                    ]
                ),
                (
                    "batch",
                    [
                        "payouts": [
                            [
                                "route": "v0", "wallet_id": .string(wallet), "recipient_address": to,
                                "amount": "2", "scheduled_at": later,
                            ]
                        ]
                    ]
                ),
            ]
            for (path, body) in bodies {
                let made = try await service.order("/tron/payouts/" + path, body)
                #expect(made.status == 201, "\(path)")
                if path == "v0" { places.append(try #require(made.header("location"))) }
            }
            for asset in ["usdt", "trx"] {
                let made = try await service.order(
                    "/tron/\(asset)/transfer", ["wallet_id": .string(wallet), "to": to, "amount": "1"])
                places.append(try #require(made.header("location")))
            }
        }
        for place in places { _ = try await service.record(at: place, reaching: ["confirmed", "completed"]) }
    }

    static func move(
        _ service: TestService, _ wallets: [(id: String, address: Address)]
    ) async throws {
        for _ in 0..<2 {
            for (from, to) in [(0, 1), (1, 0)] {
                for asset in ["usdt", "trx"] {
                    let made = try await service.order(
                        "/tron/\(asset)/transfer",
                        [
                            "wallet_id": .string(wallets[from].id), "to": .string(wallets[to].address.base58),
                            "amount": "1",
                        ])
                    _ = try await service.record(
                        at: try #require(made.header("location")), reaching: ["confirmed"])
                }
            }
        }
        try await moveOnce(service, wallets)
    }
}
