import StrictJSON
import Tron

@testable import TronDevnet

/// How an answer is compared with a recorded or documented one.
struct NodeSituation: Sendable {
    enum Match: Sendable {
        /// The same members of the same types.
        case same
        /// What the example has is in the answer; examples of documentation leave members out.
        case holds
    }
    let match: Match
    /// Members that are not compared, and why; those below them neither.
    var apart: [String: String] = [:]
    /// Members whose values are determined.
    var values: [String] = []
    let make: @Sendable (NodeWorld) async throws -> JSON

    static func same(
        _ values: [String] = [], apart: [String: String] = [:],
        _ make: @escaping @Sendable (NodeWorld) async throws -> JSON
    ) -> Self { Self(match: .same, apart: apart, values: values, make: make) }

    static func holds(
        _ values: [String] = [], apart: [String: String] = [:],
        _ make: @escaping @Sendable (NodeWorld) async throws -> JSON
    ) -> Self { Self(match: .holds, apart: apart, values: values, make: make) }

    /// What differs; nothing where all is as in the example.
    func difference(_ answer: JSON, _ example: JSON) -> [String] {
        let (own, wanted) = (shape(answer), shape(example))
        var faults = wanted.subtracting(own).sorted().map { "\($0) is missing" }
        if match == .same { faults += own.subtracting(wanted).sorted().map { "\($0) is too much" } }
        for place in values {
            let (left, right) = (Self.member(place, of: answer), Self.member(place, of: example))
            if left == nil || left != right {
                faults.append("\(place) is \(left?.text ?? "missing") instead of \(right?.text ?? "nothing")")
            }
        }
        return faults
    }

    private func shape(_ json: JSON) -> Set<String> {
        json.typedShape.filter { entry in
            let place = entry.split(separator: ":").first.map(String.init) ?? entry
            return !apart.keys.contains { place == $0 || place.hasPrefix($0 + ".") }
        }
    }

    static func member(_ place: String, of json: JSON) -> JSON? {
        place.split(separator: ".").reduce(JSON?.some(json)) { found, part in
            guard let index = Int(part) else { return found?[String(part)] }
            guard let list = found?.array, list.indices.contains(index) else { return nil }
            return list[index]
        }
    }
}

/// A development node, and what one does on it to come into a situation.
struct NodeWorld: Sendable {
    let client: NodeClient
    var anna: PrivateKey { client.accounts[0].privateKey }
    var bert: PrivateKey { client.accounts[1].privateKey }
    var carl: PrivateKey { client.accounts[2].privateKey }
    /// Nobody has used this address.
    let stranger = Address.blackHole

    init() throws {
        client = try NodeClient()
    }

    func ask(_ name: String, _ body: JSON = [:]) async throws -> JSON {
        try await client.post("/wallet/\(name)", body)
    }

    func owned(_ name: String, _ key: PrivateKey, _ more: [String: JSON] = [:]) async throws -> JSON {
        var body: JSONObject = ["owner_address": .string(key.address.hex)]
        for (name, value) in more.sorted(by: { $0.key < $1.key }) { body[name] = value }
        return try await ask(name, .object(body))
    }

    func about(_ name: String, _ address: Address) async throws -> JSON {
        try await ask(name, ["address": .string(address.hex)])
    }

    /// Accepted, or the test is wrong.
    func send(_ transaction: NodeTransaction) async throws {
        let answer = try await client.broadcast(transaction)
        guard answer["result"]?.bool == true else { throw TranscriptFault(answer.text) }
    }

    func act(
        _ type: ContractType, by key: PrivateKey, _ fields: [(String, WireValue)] = []
    ) async throws {
        try await send(
            client.signed(type, [("owner_address", .bytes(key.address.bytes))] + fields, by: [key]))
    }

    func stake(_ amount: Int64, _ resource: Int64, by key: PrivateKey) async throws {
        try await act(
            .freezeBalanceV2, by: key,
            [("frozen_balance", .integer(amount)), ("resource", .integer(resource))]
        )
    }

    func unstake(_ amount: Int64, _ resource: Int64, by key: PrivateKey) async throws {
        try await act(
            .unfreezeBalanceV2, by: key,
            [("unfreeze_balance", .integer(amount)), ("resource", .integer(resource))])
    }

    func delegate(
        _ amount: Int64, _ resource: Int64, from key: PrivateKey, to: Address, isLocked: Bool = false
    ) async throws {
        try await act(
            .delegateResource, by: key,
            [
                ("balance", .integer(amount)), ("resource", .integer(resource)),
                ("receiver_address", .bytes(to.bytes)), ("lock", .integer(isLocked ? 1 : 0)),
            ])
    }

    func advance(_ seconds: Int64) async { await client.devnet.perform(.advance(seconds: seconds)) }

    func transfer(
        _ amount: Int64 = 5, by key: PrivateKey? = nil, to: Address? = nil, memo: [UInt8] = []
    ) async throws -> NodeTransaction {
        try await client.transfer(amount, from: key ?? anna, to: to ?? bert.address, memo: memo)
    }

    /// Takes the free bandwidth, so that what follows is burnt.
    func useFreeBandwidth(of key: PrivateKey) async throws {
        try await send(transfer(1, by: key, to: carl.address, memo: [UInt8](repeating: 1, count: 200)))
    }

    func usdt(
        _ amount: UInt64 = 7, to: Address? = nil, by key: PrivateKey? = nil, feeLimit: Int64 = 100_000_000
    ) async throws -> NodeTransaction {
        try await client.call(
            TRC20.transferCall(to: to ?? bert.address, amount: UInt256(amount)), by: key ?? anna,
            feeLimit: feeLimit)
    }

    func receipt(_ transaction: NodeTransaction) async throws -> JSON {
        try await client.receipt(transaction)
    }

    func receipts(ofBlock number: Int64) async throws -> JSON {
        try await ask("gettransactioninfobyblocknum", ["num": .number(.init(number))])
    }

    /// A call that changes nothing, by anna.
    func call(
        _ selector: String, _ parameter: [UInt8] = [], of contract: Address = Devnet.usdtContract,
        by caller: Address? = nil, at path: String = "triggerconstantcontract"
    ) async throws -> JSON {
        try await ask(
            path,
            [
                "owner_address": .string((caller ?? anna.address).hex),
                "contract_address": .string(contract.hex), "function_selector": .string(selector),
                "parameter": .string(parameter.hex),
            ])
    }

    func word(_ address: Address) -> [UInt8] { [UInt8](repeating: 0, count: 12) + address.evmBytes }

    func broadcast(_ transaction: NodeTransaction) async throws -> JSON {
        try await client.broadcastJSON(transaction)
    }

    /// Gives bert an asset of anna's, and a use of free bandwidth.
    func holdAsset() async throws {
        try await send(
            AssetTests.issue(
                by: anna, on: client,
                changing: [
                    ("free_asset_net_limit", .integer(10_000)),
                    ("public_free_asset_net_limit", .integer(20_000)),
                ]))
        try await act(
            .transferAsset, by: anna,
            [
                ("asset_name", .bytes(Array("1000001".utf8))), ("to_address", .bytes(bert.address.bytes)),
                ("amount", .integer(100)),
            ])
        try await send(transfer(1, by: bert, to: carl.address))
        await client.devnet.mine(4)
    }

    /// Anna's keys: her owner permission and two active ones.
    func setPermissions(threshold: Int64 = 2) async throws {
        func permission(_ type: Int64, _ name: String, _ operations: [UInt8]) -> WireMessage {
            var permission = WireMessage(.permission)
            permission.set("type", .integer(type))
            permission.set("permission_name", .bytes(Array(name.utf8)))
            permission.set("threshold", .integer(threshold))
            if !operations.isEmpty { permission.set("operations", .bytes(operations)) }
            for key in [anna, bert] {
                var entry = WireMessage(.key)
                entry.set("address", .bytes(key.address.bytes))
                entry.set("weight", .integer(1))
                if let field = permission.schema.field(named: "keys") {
                    permission.add(field, .message(entry))
                }
            }
            return permission
        }
        let operations = await client.devnet.chain.state.parameters.defaultOperations
        var message = WireMessage(.accountPermissionUpdate)
        message.set("owner_address", .bytes(anna.address.bytes))
        message.set("owner", .message(permission(0, "owner", [])))
        for name in ["active0", "pay"] {
            guard let field = message.schema.field(named: "actives") else { continue }
            message.add(field, .message(permission(2, name, operations)))
        }
        try await send(signed(.accountPermissionUpdate, message, by: [anna]))
    }

    /// A transaction with a message of several equal fields.
    func signed(
        _ type: ContractType, _ message: WireMessage, by keys: [PrivateKey], permission: Int32 = 0
    ) async throws -> NodeTransaction {
        let builder = TransactionBuilder(type: type, message: message, permissionID: permission)
        let bare = builder.transaction(on: await client.devnet.chain, now: 1_767_225_600_001)
        return try NodeTransaction(
            rawBytes: bare.rawBytes, signatures: try keys.map { try $0.sign(bare.id.bytes).bytes })
    }
}
