import StrictJSON
public import Tron
public import TronNode

extension HTTPNode: NodeAPI {
    public func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        let answer: JSON
        switch selector {
        case .latest: answer = try await ask(view.root + "/getnowblock", [:])
        case .latestHeader:
            // `GetBlockServlet`: without `id_or_num` the newest, without `detail` its header.
            answer = try await ask(view.root + "/getblock", ["detail": .bool(false)])
        case .number(let number):
            answer = try await ask(view.root + "/getblockbynum", ["num": .number(.init(number.value))])
        }
        return answer.object?.isEmpty == true ? nil : try NodeBlock(json: answer)
    }

    public func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        let end = first.advanced(by: Int64(min(count, 100)))
        let answer = try await ask(
            view.root + "/getblockbylimitnext",
            ["startNum": .number(.init(first.value)), "endNum": .number(.init(end.value))])
        var blocks: [NodeBlock] = []
        guard let list = answer.object.map({ $0["block"]?.array ?? [] }) else {
            throw NodeError(.unreadable, "no list of blocks")
        }
        for block in list { blocks.append(try NodeBlock(json: block)) }
        return blocks.sorted { $0.number < $1.number }
    }

    public func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        let answer = try await ask(
            view.root + "/gettransactioninfobyblocknum", ["num": .number(.init(number.value))])
        guard let list = answer.array else { throw NodeError(.unreadable, "no list of receipts") }
        var receipts: [TransactionReceipt] = []
        for receipt in list { receipts.append(try Self.receipt(receipt)) }
        return receipts
    }

    public func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        let answer = try await ask(view.root + "/gettransactionbyid", ["value": .string(id.hex)])
        guard let object = answer.object else {
            throw NodeError(.unreadable, "no transaction and no empty object")
        }
        guard !object.isEmpty else { return false }
        guard object["txID"]?.string == id.hex else { throw NodeError(.unreadable, "another transaction") }
        return true
    }

    public func receipt(
        of id: TransactionID, in view: ChainView
    ) async throws(NodeError) -> TransactionReceipt? {
        let answer = try await ask(view.root + "/gettransactioninfobyid", ["value": .string(id.hex)])
        guard let object = answer.object else {
            throw NodeError(.unreadable, "no receipt and no empty object")
        }
        guard !object.isEmpty else { return nil }
        let receipt = try Self.receipt(answer)
        guard receipt.id == id else { throw NodeError(.unreadable, "the receipt of another transaction") }
        return receipt
    }

    public func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        let answer = try await ask(view.root + "/getaccount", ["address": .string(address.hex)])
        guard let object = answer.object else {
            throw NodeError(.unreadable, "no account and no empty object")
        }
        return object.isEmpty ? nil : try NodeAccount(json: answer)
    }

    public func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try AccountResources(json: await ask("/wallet/getaccountresource", ["address": .string(address.hex)]))
    }

    public func chainParameters() async throws(NodeError) -> ChainParameters {
        try ChainParameters(json: await ask("/wallet/getchainparameters", [:]))
    }

    public func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        let answer = try await ask(
            view.root + "/triggerconstantcontract",
            [
                "owner_address": .string(call.owner.hex), "contract_address": .string(call.contract.hex),
                "data": .string(call.data.hex),
            ])
        return try ConstantCallResult(json: answer)
    }

    public func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        try BroadcastAnswer(
            json: await ask("/wallet/broadcasthex", ["transaction": .string(transaction.hex)]))
    }

    private static func receipt(_ json: JSON) throws(NodeError) -> TransactionReceipt {
        do {
            return try TransactionReceipt(json: json)
        } catch {
            throw NodeError(.unreadable, "a receipt: \(error.reason)")
        }
    }
}

extension ChainView {
    /// Where a node answers from this state.
    var root: String {
        switch self {
        case .head: "/wallet"
        case .solidified: "/walletsolidity"
        }
    }
}
