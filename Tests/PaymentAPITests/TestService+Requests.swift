import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// An answer of the service.
struct TestAnswer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let bytes: [UInt8]

    func header(_ name: String) -> String? { headers.first(name: name) }

    var json: JSON {
        get throws { try JSON(parsing: bytes) }
    }

    /// The code, where this is a problem in the form of the contract.
    func problem(_ location: SourceLocation = #_sourceLocation) throws -> String {
        #expect(header("content-type") == "application/problem+json", sourceLocation: location)
        let json = try json
        #expect(json["status"]?.int64 == Int64(status), sourceLocation: location)
        #expect(json["title"]?.string?.isEmpty == false, sourceLocation: location)
        #expect(json["request_id"]?.string == header("x-request-id"), sourceLocation: location)
        let code = try #require(json["code"]?.string, sourceLocation: location)
        #expect(json["type"]?.string == "/problems/" + code, sourceLocation: location)
        return code
    }

    /// The places that a problem names.
    var locations: Set<String> {
        get throws { Set(try json["errors"]?.array?.compactMap { $0["location"]?.string } ?? []) }
    }
}

extension TestService {
    /// A token of `role` for `subject`.
    func token(_ role: Role, subject: String = "tester", scope: String? = nil) async throws -> String {
        try await TokenIssuer(secret: Self.secret, issuer: "lucid", audience: "lucid-tron-payments").token(
            subject: subject, roles: [role], scope: scope, lifetime: .seconds(3600),
            at: system.services.clock.now(),
            id: "token-1")
    }

    /// Sends a request as an admin, unless `token` says otherwise; an empty one sends none. Every answer is held against
    /// the contract.
    func send(
        _ method: HTTPMethod, _ path: String, _ body: String? = nil, headers: [String: String] = [:],
        token: String? = nil
    ) async throws -> TestAnswer {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        let token = if let token { token } else { try await self.token(.admin) }
        if !token.isEmpty { request.headers.add(name: "authorization", value: "Bearer " + token) }
        if let body {
            request.body = .bytes(ByteBuffer(string: body))
            if headers["content-type"] == nil {
                request.headers.add(name: "content-type", value: "application/json")
            }
        }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(90))
        let bytes = try await response.body.collect(upTo: 4 << 20)
        let answer = TestAnswer(
            status: Int(response.status.code), headers: response.headers, bytes: Array(buffer: bytes))
        let exchange = Contract.Exchange(
            method: method.rawValue, target: path, body: body, headers: headers, answer: answer)
        for violation in Contract.shared.violations(of: exchange) {
            Issue.record("not as in the contract: \(violation)")
        }
        return answer
    }

    /// Posts an order under `key`.
    func order(
        _ path: String, _ body: JSON, key: String = UUID().uuidString, headers: [String: String] = [:],
        token: String? = nil
    ) async throws -> TestAnswer {
        try await send(
            .POST, path, body.text, headers: headers.merging(["idempotency-key": key]) { first, _ in first },
            token: token)
    }

    /// A wallet with a key of its own and money on the chain.
    func fundedWallet(
        trx: String = "1000", usdt: String = "500"
    ) async throws -> (id: String, address: Address) {
        let made = try await send(.POST, "/tron/wallets/create", #"{"name":"hot"}"#)
        #expect(made.status == 201)
        let wallet = try made.json
        let address = try Address(parsing: try #require(wallet["address"]?.string))
        let sun = try AssetAmount(parsing: trx, asset: .trx).units
        await node.devnet.set(
            address, trx: Sun(sun), usdt: UInt64(try AssetAmount(parsing: usdt, asset: .usdt).units))
        return (try #require(wallet["id"]?.string), address)
    }

    /// Makes blocks until the record at `path` has one of `statuses`.
    func record(
        at path: String, reaching statuses: Set<String>, _ location: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        var json: JSON = nil
        for _ in 0..<60 {
            json = try await send(.GET, path, headers: ["prefer": "wait=1"]).json
            if let status = json["status"]?.string, statuses.contains(status) { return json }
            await node.devnet.mine()
        }
        Issue.record("\(path) never reached \(statuses): \(json.text)", sourceLocation: location)
        return json
    }

    /// What the node answers to `body` at `path`.
    func ask(node path: String, _ body: JSON) async throws -> JSON {
        var request = HTTPClientRequest(url: node.url + path)
        request.method = .POST
        request.body = .bytes(ByteBuffer(string: body.text))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        return try JSON(parsing: Array(buffer: try await response.body.collect(upTo: 4 << 20)))
    }

    /// The USDT of `address`, as the node's contract tells it.
    func usdt(of address: Address) async throws -> UInt64 {
        let answer = try await ask(
            node: "/walletsolidity/triggerconstantcontract",
            [
                "owner_address": .string(address.hex),
                "contract_address": .string(Devnet.usdtContract.hex),
                "data": .string(TRC20.balanceCall(of: address).hex),
            ])
        let word = try #require(answer["constant_result"]?.array?.first?.string)
        return try #require(UInt64(word.suffix(16), radix: 16))
    }
}

extension Address {
    /// An address that nobody has the key of, by number.
    static func stranger(_ number: Int) -> Address {
        let hash = Keccak256.hash([UInt8]("stranger \(number)".utf8))
        guard let address = try? Address(evmBytes: hash.suffix(20)) else {
            preconditionFailure("20 bytes are an address")
        }
        return address
    }
}
