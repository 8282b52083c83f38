import StrictJSON
import Tron

/// Reads the chain as an index does.
struct GridIndex {
    let chain: Chain
    let query: GridQuery
    /// The newest block that the index has.
    private let newest: Int64
    private let rendering = Rendering(isVisible: false)

    init(chain: Chain, query: GridQuery, lag: Int64) {
        self.chain = chain
        self.query = query
        newest = chain.head.number - lag
    }

    /// Sorts, and cuts the page out that is asked for.
    func page(_ items: [GridItem]) throws(GridEndpoints.Refusal) -> GridPage {
        var sorted = items.sorted { $0.place < $1.place }
        if !query.isAscending { sorted.reverse() }
        if let text = query.text("fingerprint") {
            guard let last = GridItem.Place(text) else { throw GridEndpoints.Refusal("invalid fingerprint") }
            sorted = sorted.filter { query.isAscending ? last < $0.place : $0.place < last }
        }
        let page = sorted.prefix(try query.limit())
        let isLast = page.count == sorted.count
        return GridPage(
            items: page.map(\.json), fingerprint: isLast ? nil : page.last?.place.fingerprint)
    }

    /// An account as the node has it, with its tokens; none if it is not activated.
    func account(_ address: Address) -> [JSON] {
        let state = query.isOn("onlyconfirmed") ? chain.solidState : chain.state
        guard let account = state.accounts[address],
            case .object(var object) = rendering.account(account, at: address, on: state, isKept: true)
        else { return [] }
        let tokens = state.contracts.rows.keys.sorted().compactMap { token -> JSON? in
            let balance = state.balance(of: address, token: token)
            return balance == 0 ? nil : [token.base58: .string(String(balance))]
        }
        object["trc20"] = .array(tokens)
        return [.object(object)]
    }

    /// Who has a token, and how much.
    func holders(of token: Address) -> [JSON] {
        let rows = chain.state.holdings.rows.filter { $0.key.token == token }
        return rows.sorted { ($1.value, $0.key.account) < ($0.value, $1.key.account) }.prefix(200)
            .map { [$0.key.account.base58: .string(String($0.value))] }
    }

    /// An account's transactions.
    func transactions(of address: Address) throws(GridEndpoints.Refusal) -> [GridItem] {
        let found = try included(chain.history.places(of: address))
        return found.compactMap { place, block, included in
            let transaction = included.transaction
            guard let payload = transaction.payload else { return nil }
            let isOwner = payload.address("owner_address") == address
            if query.isOn("onlyfrom"), !isOwner { return nil }
            if query.isOn("onlyto"), payload.address("to_address") != address { return nil }
            return GridItem(place: place, json: json(included, transaction, in: block))
        }
    }

    private func json(
        _ included: IncludedTransaction, _ transaction: NodeTransaction, in block: Block
    ) -> JSON {
        let result = included.result
        var object = rendering.transaction(
            transaction,
            ret: ["contractRet": .string(result.contractRet.rawValue), "fee": .integer(result.fee)])
        object["net_usage"] = .integer(result.netUsage)
        object["net_fee"] = .integer(result.netFee)
        object["energy_usage"] = .integer(result.energyUsage)
        object["energy_fee"] = .integer(result.energyFee)
        object["energy_usage_total"] = .integer(result.energyTotal)
        object["blockNumber"] = .integer(block.number)
        object["block_timestamp"] = .integer(block.time.milliseconds)
        object["internal_transactions"] = []
        return .object(object)
    }

    /// An account's TRC-20 transfers and approvals.
    func tokenTransfers(of address: Address) throws(GridEndpoints.Refusal) -> [GridItem] {
        let contract = query.text("contractaddress").flatMap { try? Address(parsing: $0) }
        var items: [GridItem] = []
        for (place, block, included) in try included(chain.history.places(of: address)) {
            for (index, log) in included.result.logs.enumerated() {
                guard let event = TokenLog(log), event.kind == .transfer || event.kind == .approval,
                    let token = chain.state.contracts[log.address],
                    contract == nil || contract == log.address,
                    matches(address, event)
                else { continue }
                items.append(
                    GridItem(
                        place: .init(block: place.block, position: place.position, log: index),
                        json: event.transfer(of: token, in: included.id, at: block.time)))
            }
        }
        return items
    }

    private func matches(_ address: Address, _ event: TokenLog) -> Bool {
        let (from, to) = (event.addresses.first == address, event.addresses.dropFirst().first == address)
        if query.isOn("onlyfrom") { return from }
        if query.isOn("onlyto") { return to }
        return from || to
    }

    /// A contract's events.
    func events(of contract: Address) throws(GridEndpoints.Refusal) -> [GridItem] {
        try included(chain.history.places(of: contract)).flatMap { place, block, included in
            events(in: included, of: block, at: place)
        }.filter { $0.json["contract_address"]?.string == contract.base58 }
    }

    func events(inTransaction text: String) throws(GridEndpoints.Refusal) -> [GridItem] {
        guard let id = try? TransactionID(parsing: text) else { throw GridEndpoints.Refusal("invalid id") }
        guard let found = chain.included(id), found.block.number <= newest else { return [] }
        let position = found.block.transactions.firstIndex { $0.id == id } ?? 0
        return events(
            in: found.transaction, of: found.block,
            at: .init(block: found.block.number, position: position, log: 0))
    }

    func events(inBlock text: String) throws(GridEndpoints.Refusal) -> [GridItem] {
        let number = text == "latest" ? newest : Int64(text)
        guard let number else { throw GridEndpoints.Refusal("invalid block") }
        guard number <= newest, let block = chain.block(number) else { return [] }
        return block.transactions.enumerated().flatMap { position, included in
            events(in: included, of: block, at: .init(block: number, position: position, log: 0))
        }
    }

    private func events(
        in included: IncludedTransaction, of block: Block, at place: GridItem.Place
    ) -> [GridItem] {
        included.result.logs.enumerated().compactMap { index, log in
            guard let event = TokenLog(log),
                query.text("eventname") == nil || query.text("eventname") == event.name
            else { return nil }
            var object = event.event(index: index, in: included.id)
            object["block_number"] = .integer(block.number)
            object["block_timestamp"] = .integer(block.time.milliseconds)
            if block.number > chain.solidified.number { object["_unconfirmed"] = true }
            return GridItem(
                place: .init(block: place.block, position: place.position, log: index), json: .object(object))
        }
    }

    private func bound(_ first: String, _ second: String) throws(GridEndpoints.Refusal) -> Int64? {
        guard let number = try query.number(first) else { return try query.number(second) }
        return number
    }

    /// The transactions at these places that pass the filters of block and time.
    private func included(
        _ places: [Chain.Place]
    ) throws(GridEndpoints.Refusal) -> [(place: GridItem.Place, block: Block, included: IncludedTransaction)]
    {
        let earliest = try bound("mintimestamp", "minblocktimestamp") ?? .min
        let latest = try bound("maxtimestamp", "maxblocktimestamp") ?? .max
        let only = try query.number("blocknumber")
        let solid = chain.solidified.number
        return places.compactMap { place in
            guard place.block <= newest, let block = chain.block(place.block),
                only == nil || only == block.number,
                (earliest...max(earliest, latest)).contains(block.time.milliseconds)
            else { return nil }
            if query.isOn("onlyconfirmed"), block.number > solid { return nil }
            if query.isOn("onlyunconfirmed"), block.number <= solid { return nil }
            return (
                .init(block: block.number, position: place.position, log: 0), block,
                block.transactions[place.position]
            )
        }
    }
}

/// A log as the index reads it, by the events that this chain's contracts have.
struct TokenLog {
    let kind: TokenEvent
    let contract: Address
    /// Those of the topics.
    let addresses: [Address]
    private let words: [[UInt8]]

    init?(_ log: EventLog) {
        guard let topic = log.topics.first, let kind = TokenEvent.allCases.first(where: { $0.topic == topic })
        else {
            return nil
        }
        self.kind = kind
        contract = log.address
        addresses = log.topics.dropFirst().compactMap { try? Address(evmBytes: $0.suffix(20)) }
        words = stride(from: 0, to: log.data.count, by: 32).map {
            Array(log.data[$0..<min($0 + 32, log.data.count)])
        }
    }

    var name: String { String(kind.rawValue.prefix { $0 != "(" }) }

    private var value: String { words.last.flatMap { UInt256(bigEndian: $0) }?.description ?? "0" }

    func transfer(of token: TokenContract, in id: TransactionID, at time: ChainTime) -> JSON {
        [
            "transaction_id": .string(id.hex),
            "token_info": [
                "symbol": .string(token.symbol), "address": .string(token.address.base58),
                "decimals": .integer(Int64(token.decimals)), "name": .string(token.name),
            ],
            "block_timestamp": .integer(time.milliseconds),
            "from": .string(addresses.first?.base58 ?? ""),
            "to": .string(addresses.dropFirst().first?.base58 ?? ""), "type": .string(name),
            "value": .string(value),
        ]
    }

    func event(index: Int, in id: TransactionID) -> JSONObject {
        let types = kind.rawValue.dropFirst(name.count + 1).dropLast().split(separator: ",").map(String.init)
        let known: [TokenEvent: [String]] = [
            .transfer: ["from", "to", "value"], .approval: ["owner", "spender", "value"],
        ]
        let names = known[kind] ?? types.indices.map { "_\($0)" }
        let values =
            addresses.map { "0x\($0.evmBytes.hex)" } + words.map { UInt256(bigEndian: $0)?.description ?? "" }
        var (result, resultTypes): (JSONObject, JSONObject) = ([:], [:])
        var told: [String] = []
        for (place, (type, name)) in zip(types, names).enumerated() where place < values.count {
            result[String(place)] = .string(values[place])
            result[name] = .string(values[place])
            resultTypes[name] = .string(type)
            told.append(place < addresses.count ? "\(type) indexed \(name)" : "\(type) \(name)")
        }
        return [
            "caller_contract_address": .string(contract.base58), "contract_address": .string(contract.base58),
            "event_index": .integer(Int64(index)), "event_name": .string(name), "result": .object(result),
            "result_type": .object(resultTypes), "event": .string("\(name)(\(told.joined(separator: ", ")))"),
            "transaction_id": .string(id.hex),
        ]
    }
}
