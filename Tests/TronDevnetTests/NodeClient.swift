import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import StrictJSON
import Tron

@testable import TronDevnet

/// Asks a development node as a client does: without a socket, or over HTTP where the node listens.
struct NodeClient: Sendable {
    let devnet: Devnet
    /// Where the node listens, without a slash at its end; nil asks without a socket.
    private(set) var url: String?
    /// Tells transactions apart that are otherwise the same.
    private let stamps = Stamps()

    private actor Stamps {
        // Of the length that times have.
        private var last: Int64 = 1_767_225_600_000

        func next() -> Int64 {
            last += 1
            return last
        }
    }

    init(_ devnet: Devnet) {
        self.devnet = devnet
    }

    /// A node that listens.
    init(_ running: RunningDevnet) {
        devnet = running.devnet
        url = running.url
    }

    init(solidifyAfter: Int = 2, witnesses: Int = 27) throws {
        var configuration = DevnetConfiguration()
        configuration.solidifyAfter = solidifyAfter
        configuration.witnessCount = witnesses
        devnet = try Devnet(configuration)
    }

    var accounts: [DevnetAccount] { devnet.accounts }

    /// Over HTTP, with the headers that are given.
    func sendOverHTTP(
        _ method: String, _ path: String, _ body: [UInt8], contentType: String = "application/json"
    ) async throws -> DevnetAnswer {
        var request = HTTPClientRequest(url: (url ?? "") + path)
        request.method = .RAW(value: method)
        if method != "GET" {
            request.headers.add(name: "Content-Type", value: contentType)
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        var answer = DevnetAnswer(text: "")
        answer.status = Int(response.status.code)
        answer.contentType = response.headers.first(name: "Content-Type")
        answer.body = Array(buffer: try await response.body.collect(upTo: 16 << 20))
        return answer
    }

    func send(_ method: String, _ path: String, _ body: JSON?) async -> DevnetAnswer {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        var query: [String: String] = [:]
        if parts.count > 1 { for (key, value) in FormText.pairs(parts[1]) { query[key] = value } }
        return await devnet.answer(
            DevnetRequest(
                method: method, path: parts[0], query: query, contentType: "application/json",
                body: body.map { $0.encoded() } ?? []))
    }

    func post(_ path: String, _ body: JSON = [:]) async throws -> JSON {
        guard url == nil else {
            return try JSON(parsing: await sendOverHTTP("POST", path, body.encoded()).body)
        }
        return try JSON(parsing: await send("POST", path, body).body)
    }

    func get(_ path: String) async throws -> JSON { try JSON(parsing: await send("GET", path, nil).body) }

    /// A transaction of one contract, signed.
    func signed(
        _ type: ContractType, _ fields: [(String, WireValue)], by keys: [PrivateKey], feeLimit: Int64 = 0,
        memo: [UInt8] = []
    ) async throws -> NodeTransaction {
        guard let schema = WireSchema.contract(type.rawValue) else {
            throw TranscriptFault("no such contract")
        }
        var message = WireMessage(schema)
        for (name, value) in fields { message.set(name, value) }
        var builder = TransactionBuilder(type: type, message: message)
        builder.feeLimit = feeLimit
        builder.memo = memo
        let bare = builder.transaction(on: await devnet.chain, now: await stamps.next())
        return try NodeTransaction(
            rawBytes: bare.rawBytes, signatures: try keys.map { try $0.sign(bare.id.bytes).bytes })
    }

    func transfer(
        _ amount: Int64, from key: PrivateKey, to: Address, memo: [UInt8] = []
    ) async throws -> NodeTransaction {
        try await signed(
            .transfer,
            [
                ("owner_address", .bytes(key.address.bytes)), ("to_address", .bytes(to.bytes)),
                ("amount", .integer(amount)),
            ], by: [key], memo: memo)
    }

    func call(
        _ data: [UInt8], of contract: Address = Devnet.usdtContract, by key: PrivateKey, feeLimit: Int64
    ) async throws -> NodeTransaction {
        try await signed(
            .triggerSmart,
            [
                ("owner_address", .bytes(key.address.bytes)), ("contract_address", .bytes(contract.bytes)),
                ("data", .bytes(data)),
            ], by: [key], feeLimit: feeLimit)
    }

    /// Broadcasts, and answers what the node says.
    @discardableResult
    func broadcast(_ transaction: NodeTransaction) async throws -> JSON {
        try await post("/wallet/broadcasthex", ["transaction": .string(transaction.encoded.hex)])
    }

    func broadcastJSON(_ transaction: NodeTransaction) async throws -> JSON {
        try await post(
            "/wallet/broadcasttransaction", .object(Rendering(isVisible: false).transaction(transaction)))
    }

    /// Broadcasts, makes a block, and answers the receipt.
    func receipt(_ transaction: NodeTransaction) async throws -> JSON {
        try await broadcast(transaction)
        await devnet.mine()
        return try await post("/wallet/gettransactioninfobyid", ["value": .string(transaction.id.hex)])
    }
}

extension JSON {
    /// As JavaScript's `typeof`, but for lists and null.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The paths of all members with their types, lists taken as their elements.
    var typedShape: Set<String> {
        switch self {
        case .object(let object):
            object.members.reduce(into: []) { shape, member in
                shape.insert("\(member.key):\(member.value.typeName)")
                for inner in member.value.typedShape { shape.insert("\(member.key).\(inner)") }
            }
        case .array(let elements): elements.reduce(into: []) { $0.formUnion($1.typedShape) }
        case .null, .bool, .number, .string: []
        }
    }
}
