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
        guard let reward = answer["reward"]?.int64, reward >= 0 else {
            throw NodeError(.unreadable, "a reward that is no number")
        }
        return Sun(reward)
    }

    public func delegations(
        from owner: Address, to receiver: Address
    ) async throws(NodeError) -> [NodeDelegation] {
        let answer = try await ask(
            "/wallet/getdelegatedresourcev2",
            ["fromAddress": .string(owner.hex), "toAddress": .string(receiver.hex)])
        return (answer["delegatedResource"]?.array ?? []).flatMap(NodeDelegation.list)
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
        return Sun(answer["max_size"]?.int64 ?? 0)
    }

    public func votableWitnesses() async throws(NodeError) -> Set<Address> {
        let answer = try await ask("/wallet/listwitnesses", [:])
        return Set(
            (answer["witnesses"]?.array ?? []).compactMap { witness in
                witness["address"]?.string.flatMap { try? Address(parsing: $0) }
            })
    }

    public func resourceTotals(seenBy address: Address) async throws(NodeError) -> ResourceTotals {
        ResourceTotals(json: try await ask("/wallet/getaccountresource", ["address": .string(address.hex)]))
    }
}
