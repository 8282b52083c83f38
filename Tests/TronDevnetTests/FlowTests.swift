import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

/// What other clients send, written down from reading them: played over HTTP. The answers have the members
/// that the client reads, of the types that it reads them as.
@Suite("Flows of other clients")
struct FlowTests {
    private static let names = ["tronweb"]

    @Test("every step is answered with what the client reads", arguments: names)
    func play(name: String) async throws {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Flows"))
        let document = try JSON(parsing: Array(Data(contentsOf: url)))
        let flows = try #require(document["flows"]?.array)

        for flow in flows {
            let title = flow["flow"]?.string ?? ""
            var configuration = DevnetConfiguration()
            configuration.solidifyAfter = 2
            let running = try await RunningDevnet.start(configuration)
            // The genesis block's number is left out, as all zeros are: the client reads it.
            await running.devnet.mine()
            var player = FlowPlayer(NodeClient(running))
            var faults: [String] = []
            for step in flow["steps"]?.array ?? [] { faults += try await player.play(step) }
            print("\(name): \(title): \(player.requests) requests, \(faults.count) unlike")
            #expect(faults.isEmpty, "\(title)\n\(faults.joined(separator: "\n"))")
            #expect(player.requests > 0)
            await running.stop()
        }
        #expect(flows.count >= 12)
    }
}

/// Plays the steps of a flow: requests, and what the client does between them on its own.
struct FlowPlayer {
    private let client: NodeClient
    /// What `$name` stands for.
    private var values: [String: JSON]
    private var keys: [String: PrivateKey] = [:]
    private(set) var requests = 0

    private static let ten = UInt256(10).bigEndianBytes.hex

    init(_ client: NodeClient) {
        self.client = client
        values = ["ten": .string(Self.ten)]
        for (name, account) in zip(["anna", "bert"], client.accounts) {
            values[name] = Self.forms(of: account.address)
            keys[name] = account.privateKey
        }
        values["nobody"] = Self.forms(of: .blackHole)
        values["usdt"] = Self.forms(of: Devnet.usdtContract)
    }

    private static func forms(of address: Address) -> JSON {
        [
            "hex": .string(address.hex), "base58": .string(address.base58),
            "word": .string(String(repeating: "0", count: 24) + address.evmBytes.hex),
        ]
    }

    /// How the answer differs from what the client reads; nothing where it does not.
    mutating func play(_ step: JSON) async throws -> [String] {
        if let count = step["mine"]?.int64 {
            await client.devnet.mine(Int(count))
        } else if let after = step["now"]?.int64 {
            let now = await client.devnet.chain.head.time.milliseconds
            values["later"] = .number(.init(now + after))
            values["latest"] = .number(.init(now + 2 * after))
        } else if let plan = step["build"] {
            values["transaction"] = try built(filled(plan))
        } else if let name = step["sign"]?.string {
            try sign(name, by: step["by"]?.array?.compactMap(\.string) ?? [])
        } else if let name = step["hex"]?.string {
            values["hex"] = .string(try encoded(values[name] ?? .null))
        } else {
            return try await ask(step)
        }
        return []
    }

    private mutating func ask(_ step: JSON) async throws -> [String] {
        requests += 1
        let method = step["request"]?["method"]?.string ?? ""
        let path = filled(step["request"]?["path"] ?? "").string ?? ""
        let body = step["request"]?["body"].map { filled($0).encoded() } ?? []
        let answer = try await client.sendOverHTTP(
            method, path, body,
            contentType: step["request"]?["content_type"]?.string ?? "application/json")
        let json = try JSON(parsing: answer.body)
        for (name, place) in step["keep"]?.object?.members ?? [] {
            values[name] = Self.member(place.string ?? "", of: json)
        }
        var faults: [String] = []
        if answer.status != 200 { faults.append("\(method) \(path): status \(answer.status)") }
        for (place, type) in step["reads"]?.object?.members ?? [] {
            let found = Self.member(place, of: json)
            if found?.typeName != type.string {
                faults.append(
                    "\(method) \(path): \(place) is \(found?.typeName ?? "missing"): \(json.text)")
            }
        }
        for (place, wanted) in step["equal"]?.object?.members ?? [] {
            let found = Self.member(place, of: json)
            if found != filled(wanted) {
                faults.append("\(method) \(path): \(place) is \(found?.text ?? "missing"): \(json.text)")
            }
        }
        return faults
    }

    /// As a client builds it, from the head block that it has asked for.
    private func built(_ plan: JSON) throws -> JSON {
        guard let type = plan["type"]?.string, let value = plan["value"],
            let header = values["reference"]?["block_header"]?["raw_data"],
            let number = header["number"]?.int64,
            let time = header["timestamp"]?.int64, let id = values["reference"]?["blockID"]?.string
        else { throw TranscriptFault("a transaction can't be built") }
        var entry: JSONObject = [
            "parameter": ["value": value, "type_url": .string("type.googleapis.com/protocol.\(type)")],
            "type": .string(type),
        ]
        if let permission = plan["Permission_id"] { entry["Permission_id"] = permission }
        var raw: JSONObject = [
            "contract": [.object(entry)],
            "ref_block_bytes": .string([UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)].hex),
            "ref_block_hash": .string(String(id.dropFirst(16).prefix(16))),
            "expiration": .number(.init(time + 60_000)), "timestamp": .number(.init(time)),
        ]
        if let limit = plan["fee_limit"] { raw["fee_limit"] = limit }
        let transaction: JSON = ["visible": false, "raw_data": .object(raw)]
        let own = try node(transaction)
        return [
            "visible": false, "txID": .string(own.id.hex), "raw_data": .object(raw),
            "raw_data_hex": .string(own.rawBytes.hex),
        ]
    }

    private func node(_ transaction: JSON) throws -> NodeTransaction {
        let request = DevnetRequest(
            method: "POST", path: "/wallet/broadcasttransaction", contentType: "application/json",
            body: transaction.encoded())
        return try TransactionJSON.transaction(NodeQuery(request: request, isSolidified: false, now: 0))
    }

    private func encoded(_ transaction: JSON) throws -> String { try node(transaction).encoded.hex }

    private mutating func sign(_ name: String, by signers: [String]) throws {
        guard var transaction = values[name]?.object,
            let digest = transaction["txID"]?.string.flatMap({ [UInt8](hex: $0) })
        else { throw TranscriptFault("there is nothing to sign") }
        var signatures = transaction["signature"]?.array ?? []
        for signer in signers {
            guard let key = keys[signer] else { throw TranscriptFault("\(signer) has no key") }
            // tronweb writes 27 or 28.
            var bytes = try key.sign(digest).bytes
            bytes[64] += 27
            signatures.append(.string(bytes.hex))
        }
        transaction["signature"] = .array(signatures)
        values[name] = .object(transaction)
    }

    private func filled(_ json: JSON) -> JSON {
        switch json {
        case .string(let text):
            if text.hasPrefix("$"), !text.hasPrefix("${") { return value(String(text.dropFirst())) ?? json }
            return .string(
                text.replacing(#/\$\{([^}]+)\}/#) { match in value(String(match.1))?.string ?? "" })
        case .array(let elements): return .array(elements.map(filled))
        case .object(let object):
            var filledObject: JSONObject = [:]
            for (key, value) in object.members { filledObject[key] = filled(value) }
            return .object(filledObject)
        case .null, .bool, .number: return json
        }
    }

    private func value(_ place: String) -> JSON? {
        let parts = place.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = parts.first, let whole = values[first] else { return nil }
        return parts.count == 1 ? whole : Self.member(parts[1], of: whole)
    }

    private static func member(_ place: String, of json: JSON) -> JSON? {
        place.split(separator: ".").reduce(JSON?.some(json)) { found, part in
            guard let index = Int(part) else { return found?[String(part)] }
            guard let list = found?.array, list.indices.contains(index) else { return nil }
            return list[index]
        }
    }
}
