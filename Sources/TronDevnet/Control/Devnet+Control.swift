import StrictJSON
import Tron

/// Why a control request is refused.
struct ControlRefusal: Error, Hashable {
    let status: Int
    let reason: String

    init(_ status: Int, _ reason: String) {
        self.status = status
        self.reason = reason
    }
}

extension Devnet {
    /// Answers a request under /devnet.
    func control(_ request: DevnetRequest) -> DevnetAnswer {
        do {
            return DevnetAnswer(try controlled(request))
        } catch {
            return DevnetAnswer(status: error.status, ["error": .string(error.reason)])
        }
    }

    private func controlled(_ request: DevnetRequest) throws(ControlRefusal) -> JSON {
        let parts = request.path.split(separator: "/").map(String.init)
        switch (request.method, parts.dropFirst().first, parts.count) {
        case ("GET", nil, 1): return description
        case ("GET", "requests", 2):
            guard let since = Int(request.query["since"] ?? "0") else {
                throw ControlRefusal(422, "since must be a number")
            }
            return requests.document(since: since)
        case ("POST", "mine", 2):
            let count = try ControlBody(request, allowing: ["blocks"]).integer("blocks", in: 1...100_000) ?? 1
            mine(Int(count))
            return heads
        case ("POST", "clock", 2):
            let body = try ControlBody(request, allowing: ["advance_seconds"])
            guard let seconds = try body.integer("advance_seconds", in: 1...10_000_000_000) else {
                throw ControlRefusal(422, "advance_seconds is missing")
            }
            chain.advance(seconds: seconds)
            return heads
        case ("POST", "accounts", 3):
            return try setAccount(parts[2], ControlBody(request, allowing: ["trx", "usdt"]))
        case ("POST", "parameters", 2): return try setParameters(ControlBody(request, allowing: nil))
        case ("POST", "usdt", 2): return try setToken(ControlBody(request, allowing: TokenMember.all))
        default: throw ControlRefusal(404, "\(request.method) \(request.path) is not here")
        }
    }

    private var description: JSON {
        [
            "genesis_block_id": .string(genesisBlockID.hex), "head": mark(chain.head),
            "solidified": mark(chain.solidified),
            "usdt_contract": .string(Self.usdtContract.base58),
            "accounts": .array(
                accounts.map { account in
                    [
                        "address": .string(account.address.base58),
                        "private_key": .string(account.privateKey.withBytes { Array($0).hex }),
                        "path": .string(account.path.description),
                    ]
                }),
        ]
    }

    private var heads: JSON { ["head": mark(chain.head), "solidified": mark(chain.solidified)] }

    private func mark(_ block: Block) -> JSON {
        [
            "number": .number(.init(block.number)), "id": .string(block.id.hex),
            "timestamp": .number(.init(block.header.timestamp.milliseconds)),
        ]
    }

    private func setAccount(_ text: String, _ body: ControlBody) throws(ControlRefusal) -> JSON {
        guard let address = try? Address(parsing: text) else {
            throw ControlRefusal(422, "\(text) is no address")
        }
        set(
            address, trx: try body.amount("trx").map { Sun($0) },
            usdt: try body.amount("usdt").map { UInt64($0) })
        let state = chain.state(isSolidified: false)
        return [
            "address": .string(address.base58),
            "trx": .string((state.accounts[address]?.balance ?? .zero).trxText),
            "usdt": .string(TokenAmount(baseUnits: state.token.balance(of: address)).text(decimals: 6)),
        ]
    }

    private func setParameters(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        var changed = chain.state(isSolidified: false).parameters
        for key in body.keys {
            guard let value = try body.integer(key, in: 0...Int64.max), changed.set(key, to: value) else {
                throw ControlRefusal(422, "\(key) is no parameter of this chain")
            }
        }
        chain.set { [changed] in $0.parameters = changed }
        var object: JSONObject = [:]
        for (key, value) in changed.values { object[key] = .number(.init(value)) }
        return .object(object)
    }

    private enum TokenMember {
        static let all = ["paused", "blacklist", "unblacklist", "fee_basis_points", "maximum_fee"]
    }

    private func setToken(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        let paused = try body.bool("paused")
        let (blacklist, unblacklist) = (try body.addresses("blacklist"), try body.addresses("unblacklist"))
        let basisPoints = try body.integer("fee_basis_points", in: 0...19)
        let maximumFee = try body.amount("maximum_fee")
        guard (maximumFee ?? 0) < 50_000_000 else { throw ControlRefusal(422, "maximum_fee is below 50") }
        chain.set { state in
            if let paused { state.token.isPaused = paused }
            state.token.blacklist.formUnion(blacklist)
            state.token.blacklist.subtract(unblacklist)
            if let basisPoints { state.token.feeBasisPoints = UInt64(basisPoints) }
            if let maximumFee { state.token.maximumFee = UInt64(maximumFee) }
        }
        let token = chain.state(isSolidified: false).token
        return [
            "paused": .bool(token.isPaused),
            "blacklist": .array(token.blacklist.sorted().map { .string($0.base58) }),
            "fee_basis_points": .number(.init(Int64(token.feeBasisPoints))),
            "maximum_fee": .string(TokenAmount(baseUnits: token.maximumFee).text(decimals: 6)),
        ]
    }
}
