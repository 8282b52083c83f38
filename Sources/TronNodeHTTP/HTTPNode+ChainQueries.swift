import StrictJSON
public import Tron
public import TronNode

extension HTTPNode: ChainQueries {
    public func version() async throws(NodeError) -> String? {
        try await ask("/wallet/getnodeinfo", [:])["configNodeInfo"]?["codeVersion"]?.string
    }

    public func transaction(
        _ id: TransactionID, in view: ChainView
    ) async throws(NodeError) -> NodeTransaction? {
        let answer = try await ask(view.root + "/gettransactionbyid", ["value": .string(id.hex)])
        if answer.object?.isEmpty == true { return nil }
        let transaction = try NodeTransaction(json: answer)
        guard transaction.id == id else { throw NodeError(.unreadable, "another transaction") }
        return transaction
    }

    public func stake(of address: Address, in view: ChainView) async throws(NodeError) -> AccountStake? {
        let answer = try await ask(view.root + "/getaccount", ["address": .string(address.hex)])
        return answer.object?.isEmpty == true ? nil : try AccountStake(json: answer)
    }

    public func claimableReward(of address: Address) async throws(NodeError) -> Sun {
        let answer = try await ask("/wallet/getReward", ["address": .string(address.hex)])
        guard answer["reward"] != nil else { throw NodeError(.unreadable, "no reward is told") }
        return Sun(try NodeNumber.reward.read(answer))
    }

    public func delegations(
        from owner: Address, to receiver: Address
    ) async throws(NodeError) -> [StakeDelegation] {
        let answer = try await ask(
            "/wallet/getdelegatedresourcev2",
            ["fromAddress": .string(owner.hex), "toAddress": .string(receiver.hex)])
        guard let list = answer.object.map({ $0["delegatedResource"]?.array ?? [] }) else {
            throw NodeError(.unreadable, "no list of delegations")
        }
        var delegations: [StakeDelegation] = []
        for entry in list { delegations += try StakeDelegation.list(json: entry) }
        return delegations
    }

    public func delegationPartners(of address: Address) async throws(NodeError) -> DelegationPartners {
        let answer = try await ask(
            "/wallet/getdelegatedresourceaccountindexv2", ["value": .string(address.hex)])
        func addresses(_ key: String) throws(NodeError) -> [Address] {
            var addresses: [Address] = []
            for entry in answer[key]?.array ?? [] {
                guard let address = entry.string.flatMap({ try? Address(parsing: $0) }) else {
                    throw NodeError(.unreadable, "a partner without an address")
                }
                addresses.append(address)
            }
            return addresses
        }
        return DelegationPartners(
            owners: try addresses("fromAccounts"), receivers: try addresses("toAccounts"))
    }

    public func delegable(by owner: Address, of resource: Resource) async throws(NodeError) -> Sun {
        let answer = try await ask(
            "/wallet/getcandelegatedmaxsize",
            ["owner_address": .string(owner.hex), "type": .number(.init(resource.rawValue))])
        return Sun(try NodeNumber.maxSize.read(answer))
    }

    public func votableWitnesses() async throws(NodeError) -> Set<Address> {
        let answer = try await ask("/wallet/listwitnesses", [:])
        return Set(
            (answer["witnesses"]?.array ?? []).compactMap { witness in
                witness["address"]?.string.flatMap { try? Address(parsing: $0) }
            })
    }

    public func resourceTotals(seenBy address: Address) async throws(NodeError) -> ResourceTotals {
        try ResourceTotals(json: await ask("/wallet/getaccountresource", ["address": .string(address.hex)]))
    }

    public func transactionHistory(
        of address: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TransactionHistoryPage? {
        // Internal transactions are other entries, without a result: they are not asked for.
        let query = question.parameters + [(name: "search_internal", value: "false")]
        return try await askIndex("/v1/accounts/\(address.base58)/transactions", query)
            .map { json throws(NodeError) in try TransactionHistoryPage(json: json) }
    }

    public func tokenHistory(
        of address: Address, contract: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TokenHistoryPage? {
        let query = question.parameters + [(name: "contract_address", value: contract.base58)]
        return try await askIndex("/v1/accounts/\(address.base58)/transactions/trc20", query)
            .map { json throws(NodeError) in try TokenHistoryPage(json: json) }
    }
}

extension HistoryQuestion {
    /// The question as TronGrid takes it: newest first.
    fileprivate var parameters: [(name: String, value: String)] {
        var parameters = [
            (name: "limit", value: String(Self.entriesMax)),
            (name: "order_by", value: "block_timestamp,desc"),
        ]
        if onlyConfirmed { parameters.append((name: "only_confirmed", value: "true")) }
        switch side {
        case .recipient?: parameters.append((name: "only_to", value: "true"))
        case .sender?: parameters.append((name: "only_from", value: "true"))
        case nil: break
        }
        if let earliest {
            parameters.append((name: "min_timestamp", value: String(earliest.milliseconds)))
        }
        if let latest { parameters.append((name: "max_timestamp", value: String(latest.milliseconds))) }
        if let fingerprint { parameters.append((name: "fingerprint", value: fingerprint)) }
        return parameters
    }
}
