import StrictJSON
import Testing
import Tron

extension Contract {
    /// The contract that a case of `tx.json` describes.
    init(vector: JSON) throws {
        let fields = try #require(vector["fields"])
        func address(_ key: String) throws -> Address { try Address(parsing: fields.text(key)) }
        func sun(_ key: String) throws -> Sun { Sun(try fields.integer(key)) }
        func resource() throws -> Resource { try fields.text("resource") == "ENERGY" ? .energy : .bandwidth }
        let owner = try address("owner_address")
        switch try vector.text("type") {
        case "TransferContract":
            self = .transfer(.init(owner: owner, to: try address("to_address"), amount: try sun("amount")))
        case "TriggerSmartContract":
            self = .triggerSmart(
                .init(
                    owner: owner, contract: try address("contract_address"),
                    callValue: Sun(fields["call_value"]?.int64 ?? 0), data: try fields.bytes("data")))
        case "FreezeBalanceV2Contract":
            self = .freezeBalanceV2(
                .init(owner: owner, amount: try sun("frozen_balance"), resource: try resource()))
        case "UnfreezeBalanceV2Contract":
            self = .unfreezeBalanceV2(
                .init(owner: owner, amount: try sun("unfreeze_balance"), resource: try resource()))
        case "DelegateResourceContract":
            self = .delegateResource(
                .init(
                    owner: owner, resource: try resource(), amount: try sun("balance"),
                    receiver: try address("receiver_address"), lock: fields["lock"]?.bool ?? false,
                    lockPeriod: fields["lock_period"]?.int64 ?? 0))
        case "UnDelegateResourceContract":
            self = .unDelegateResource(
                .init(
                    owner: owner, resource: try resource(), amount: try sun("balance"),
                    receiver: try address("receiver_address")))
        case "VoteWitnessContract":
            let votes = try #require(fields["votes"]?.array).map { vote in
                try VoteWitnessContract.Vote(
                    witness: Address(parsing: vote.text("vote_address")), count: vote.integer("vote_count"))
            }
            self = .voteWitness(.init(owner: owner, votes: votes))
        case "AccountPermissionUpdateContract":
            self = .accountPermissionUpdate(
                .init(
                    owner: owner, ownerPermission: try Permission(vector: #require(fields["owner"])),
                    activePermissions: try (fields["actives"]?.array ?? []).map { try Permission(vector: $0) }
                ))
        case "WithdrawExpireUnfreezeContract": self = .withdrawExpireUnfreeze(.init(owner: owner))
        case "CancelAllUnfreezeV2Contract": self = .cancelAllUnfreezeV2(.init(owner: owner))
        case "WithdrawBalanceContract": self = .withdrawBalance(.init(owner: owner))
        case "AccountCreateContract":
            self = .accountCreate(.init(owner: owner, account: try address("account_address")))
        case let type:
            Issue.record("no test builds a \(type)")
            self = .withdrawBalance(.init(owner: owner))
        }
    }
}

extension Permission {
    fileprivate init(vector: JSON) throws {
        let kinds: [String: Kind] = ["Owner": .owner, "Witness": .witness, "Active": .active]
        self.init(
            kind: try #require(kinds[vector.text("type")]), id: Int32(vector["id"]?.int64 ?? 0),
            name: try vector.text("name"), threshold: try vector.integer("threshold"),
            operations: vector["operations"] == nil ? [] : try vector.bytes("operations"),
            keys: try #require(vector["keys"]?.array).map { key in
                try Key(address: Address(parsing: key.text("address")), weight: key.integer("weight"))
            })
    }
}
