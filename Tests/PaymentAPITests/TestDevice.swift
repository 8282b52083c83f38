import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// A hardware wallet: its key is here in the test, the service knows its address only.
struct TestDevice: Sendable {
    let service: TestService
    let id: String
    let key: PrivateKey
    static let path = "m/44'/195'/0'/0/3"

    var address: Address { key.address }

    /// Imports a new device's address, with money on the chain.
    static func imported(
        into service: TestService, trx: String = "1000", usdt: String = "500"
    ) async throws -> Self {
        let key = PrivateKey.random()
        let source: JSON = [
            "type": "hardware", "address": .string(key.address.base58), "path": .string(path),
        ]
        let made = try await service.send(
            .POST, "/tron/wallets/import", JSON.object(["name": "device", "source": source]).text)
        #expect(made.status == 201)
        await service.node.devnet.set(
            key.address, trx: Sun(try AssetAmount(parsing: trx, asset: .trx).units),
            usdt: UInt64(try AssetAmount(parsing: usdt, asset: .usdt).units))
        return Self(service: service, id: try #require(try made.json["id"]?.string), key: key)
    }

    /// Orders at `path` in the wallet's name, and returns where the record is, once it waits for the device.
    func ordered(
        _ path: String, _ body: JSONObject, _ location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        var body = body
        body["wallet_id"] = .string(id)
        let made = try await service.order(path, .object(body))
        #expect(
            made.status == 201, "\(String(decoding: made.bytes, as: UTF8.self))", sourceLocation: location)
        let place = try #require(made.header("location"), sourceLocation: location)
        _ = try await service.record(at: place, reaching: ["awaiting_signature"], location)
        return place
    }

    /// A transfer that waits for the device.
    func transfer(_ amount: String = "1", to number: Int = 30) async throws -> String {
        try await ordered(
            "/tron/usdt/transfer",
            ["to": .string(Address.stranger(number).base58), "amount": .string(amount)])
    }

    /// What is shown to be signed of the record at `place`.
    func unsigned(at place: String, _ location: SourceLocation = #_sourceLocation) async throws -> JSON {
        let unsigned = try await service.send(.GET, place).json["unsigned"]
        return try #require(unsigned, sourceLocation: location)
    }

    /// The transaction at `place` as the device signs it.
    func signed(at place: String) async throws -> SignedTransaction {
        let hex = try #require(try await unsigned(at: place)["raw_data_hex"]?.string)
        let raw = try RawTransaction(decoding: try #require([UInt8](hex: hex)))
        return try key.sign(raw)
    }

    /// Hands in a signature in hex.
    func handIn(_ signature: String, at place: String, token: String? = nil) async throws -> TestAnswer {
        try await service.send(
            .POST, place + "/signature", JSON.object(["signature": .string(signature)]).text, token: token)
    }

    /// Signs what is shown at `place` and hands it in; the record once it is final.
    func confirmed(
        at place: String, _ location: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let signature = try #require(try await signed(at: place).signatures.first, sourceLocation: location)
        let answer = try await handIn(signature.hex, at: place)
        #expect(answer.status == 200, sourceLocation: location)
        return try await service.record(at: place, reaching: ["confirmed", "failed", "expired"], location)
    }

    /// What the wallet's orders hold of `asset`.
    func reserved(_ asset: String = "USDT") async throws -> String? {
        let balance = try await service.send(.GET, "/tron/wallets/\(id)/balance").json
        return balance["balances"]?.array?.first { $0["asset"]?.string == asset }?["reserved"]?.string
    }

    /// Sends `transaction` to the node, past the service.
    func send(_ transaction: SignedTransaction) async throws {
        let answer = try await service.ask(
            node: "/wallet/broadcasthex", ["transaction": .string(transaction.hex)])
        #expect(answer["result"]?.bool == true, "\(answer.text)")
    }

    /// Makes blocks, and waits for the feed to tell something or a second, until `isSo`. Whether it was so in the end.
    func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
        var cursor = try await service.send(.GET, "/tron/events?limit=200").json["next_cursor"]?.string
        for _ in 0..<30 {
            if try await isSo() { return true }
            await service.node.devnet.mine()
            let page = try await service.send(
                .GET, "/tron/events?limit=200&cursor=\(cursor ?? "")", headers: ["prefer": "wait=1"])
            cursor = try page.json["next_cursor"]?.string
        }
        return false
    }

    /// Moves the chain past everything that a device was to sign.
    func expire() async throws {
        let moved = try await service.ask(node: "/devnet/clock", ["advance_seconds": 7200])
        #expect(moved["head"] != nil)
        await service.node.devnet.mine(2)
    }
}
