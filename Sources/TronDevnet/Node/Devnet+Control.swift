import StrictJSON
import Tron

private enum ControlLimits {
    /// More than any parameter of a real chain, and so little that its product with a transaction's size fits
    /// 64 bits.
    static let parameterMax: Int64 = 1_000_000_000_000
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
        case ("GET", "faults", 2): return ["items": .array(faults.faults.map(\.json))]
        case ("DELETE", "faults", 2):
            faults.removeAll()
            return ["items": []]
        case ("POST", let action?, 2): return try act(action, request)
        case ("POST", "accounts", 3):
            return try setAccount(parts[2], ControlBody(request, allowing: AccountMember.all))
        default: throw ControlRefusal(404, "\(request.method) \(request.path) does not exist")
        }
    }

    private func act(_ action: String, _ request: DevnetRequest) throws(ControlRefusal) -> JSON {
        switch action {
        case "mine":
            let body = try ControlBody(request, allowing: ["blocks", "by"])
            let count = try body.integer("blocks", in: 1...100_000) ?? 1
            guard let author = BlockAuthor(rawValue: try body.text("by") ?? "witness") else {
                let known = BlockAuthor.allCases.map(\.rawValue).joined(separator: ", ")
                throw ControlRefusal(422, "by must be one of \(known)")
            }
            perform(.mine(Int(count), by: author))
            return heads
        case "clock":
            let body = try ControlBody(request, allowing: ["advance_seconds"])
            guard let seconds = try body.integer("advance_seconds", in: 1...10_000_000_000) else {
                throw ControlRefusal(422, "advance_seconds is missing")
            }
            perform(.advance(seconds: seconds))
            return heads
        case "parameters": return try setParameters(ControlBody(request, allowing: nil))
        case "usdt": return try setToken(ControlBody(request, allowing: TokenMember.all))
        case "fork": return try fork(ControlBody(request, allowing: ["depth", "drop", "keep_rest"]))
        case "network": return try setNetwork(ControlBody(request, allowing: NetworkMember.all))
        case "faults": return try addFault(ControlBody(request, allowing: FaultMember.all))
        case "snapshot":
            _ = try ControlBody(request, allowing: [])
            perform(.snapshot)
            return ["snapshot": .integer(Int64(snapshots.count))]
        case "restore": return try restore(ControlBody(request, allowing: ["snapshot"]))
        default: throw ControlRefusal(404, "\(request.method) \(request.path) does not exist")
        }
    }

    private var description: JSON {
        var object: JSONObject = [
            "genesis_block_id": .string(genesisBlockID.hex), "head": mark(chain.head),
            "solidified": mark(chain.solidified),
            "usdt_contract": .string(Self.usdtContract.base58),
            "lookalike_contract": .string(Self.lookalikeContract.base58),
            "tokens": .array(DevnetToken.all.map(\.json)),
            "accounts": .array(
                accounts.map { account in
                    [
                        "address": .string(account.address.base58),
                        "private_key": .string(account.privateKey.withBytes { Array($0).hex }),
                        "path": .string(account.path.description),
                    ]
                }),
        ]
        if let stateFault { object["state_error"] = .string(stateFault) }
        return .object(object)
    }

    private var heads: JSON { ["head": mark(chain.head), "solidified": mark(chain.solidified)] }

    private func mark(_ block: Block) -> JSON {
        [
            "number": .integer(block.number), "id": .string(block.id.hex),
            "timestamp": .integer(block.time.milliseconds),
        ]
    }

    private enum NetworkMember {
        static let all = ["connections_min", "connected", "effective", "reached", "unsolidified_max"]
    }

    /// Sets what is given, leaves the rest, and tells all.
    private func setNetwork(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        let range: ClosedRange<Int64> = 0...1_000_000
        var network = chain.network
        network.connectionsMin = try body.integer("connections_min", in: range) ?? network.connectionsMin
        network.connected = try body.integer("connected", in: range) ?? network.connected
        network.effective = try body.integer("effective", in: range) ?? network.effective
        network.reached = try body.integer("reached", in: range) ?? network.reached
        network.unsolidifiedMax = try body.integer("unsolidified_max", in: range) ?? network.unsolidifiedMax
        chain.network = network
        return [
            "connections_min": .integer(network.connectionsMin), "connected": .integer(network.connected),
            "effective": .integer(network.effective),
            "reached": .integer(network.reached ?? network.effective),
            "unsolidified_max": .integer(network.unsolidifiedMax),
        ]
    }

    private func setParameters(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        var setting = ParameterSetting()
        for key in body.keys {
            guard let value = try body.integer(key, in: 0...ControlLimits.parameterMax),
                setting.set(key, to: value)
            else {
                throw ControlRefusal(422, "\(key) is not a parameter of this chain")
            }
        }
        if setting != ParameterSetting() { perform(.setParameters(setting)) }
        let state = chain.state
        var object: JSONObject = [:]
        for parameter in ChainParameter.allCases {
            object[parameter.rawValue] = .integer(state.parameters[parameter])
        }
        object["TotalNetWeight"] = .integer(state[.netWeight] - state.ownWeight(.bandwidth))
        object["TotalEnergyWeight"] = .integer(state[.energyWeight] - state.ownWeight(.energy))
        return .object(object)
    }

    private enum TokenMember {
        static let all = ["paused", "blacklist", "unblacklist", "fee_basis_points", "maximum_fee"]
    }

    private func setToken(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        var setting = TokenSetting()
        setting.isPaused = try body.bool("paused")
        setting.blacklisted = Set(try body.addresses("blacklist"))
        setting.unblacklisted = Set(try body.addresses("unblacklist"))
        setting.feeBasisPoints = try body.integer("fee_basis_points", in: 0...19).map { UInt64($0) }
        setting.maximumFee = try body.amount("maximum_fee").map { UInt64($0) }
        guard (setting.maximumFee ?? 0) < 50_000_000 else {
            throw ControlRefusal(422, "maximum_fee is below 50")
        }
        perform(.setToken(setting))
        guard let token = chain.state.contracts[Self.usdtContract] else {
            throw ControlRefusal(404, "no token")
        }
        return [
            "paused": .bool(token.isPaused),
            "blacklist": .array(token.blacklist.sorted().map { .string($0.base58) }),
            "fee_basis_points": .integer(Int64(token.feeBasisPoints)),
            "maximum_fee": .string(TokenAmount(baseUnits: token.maximumFee).text(decimals: 6)),
        ]
    }

    private func fork(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        guard let depth = try body.integer("depth", in: 1...1_000_000) else {
            throw ControlRefusal(422, "depth is missing")
        }
        let most = chain.head.number - chain.solidified.number
        guard depth <= most else {
            throw ControlRefusal(422, "only the newest \(most) blocks are not solidified")
        }
        let dropped = try body.transactionIDs("drop")
        perform(
            .fork(depth: Int(depth), dropping: Set(dropped), keepsRest: try body.bool("keep_rest") ?? true))
        return heads
    }

    private enum FaultMember {
        static let all = ["path", "kind", "probability", "count", "delay_ms", "blocks"]
        /// `index_lag` where nothing is said: as far as the network solidifies.
        static let blocksDefault: Int64 = 19
    }

    private func addFault(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        guard let path = try body.text("path"), path.hasPrefix("/") else {
            throw ControlRefusal(422, "path must be a path, with or without * at the end")
        }
        let kinds = Fault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        guard let kind = try body.text("kind").flatMap({ Fault.Kind(rawValue: $0) }) else {
            throw ControlRefusal(422, "kind must be one of \(kinds)")
        }
        let wish = FaultWish(
            path: path, kind: kind, perMillion: try body.millionths("probability") ?? 1_000_000,
            count: try body.integer("count", in: 1...Int64.max),
            delay: .milliseconds(try body.integer("delay_ms", in: 0...600_000) ?? 0),
            blocks: try body.integer("blocks", in: 0...1_000_000) ?? FaultMember.blocksDefault)
        return ["id": .integer(faults.add(wish, on: chain))]
    }

    private func restore(_ body: ControlBody) throws(ControlRefusal) -> JSON {
        guard let number = try body.integer("snapshot", in: 1...Int64(max(1, snapshots.count))),
            number <= snapshots.count
        else { throw ControlRefusal(422, "unknown snapshot") }
        perform(.restore(Int(number)))
        return ["snapshot": .integer(number)]
    }
}

extension DevnetToken {
    fileprivate var json: JSON {
        [
            "symbol": .string(symbol), "contract": .string(contract.base58),
            "decimals": .integer(Int64(decimals)),
        ]
    }
}
