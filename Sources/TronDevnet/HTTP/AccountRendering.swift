import StrictJSON
import Tron

extension Rendering {
    /// An account as `getaccount` returns it. Usages are brought up to now, as java-tron does it before it
    /// prints.
    func account(
        _ told: LedgerAccount, at owner: Address, on state: ChainState, isKept: Bool
    ) -> JSON {
        var account = told
        let slot = state.slot
        account.bandwidth.increase(by: 0, at: slot)
        account.energy.increase(by: 0, at: slot)
        var object: JSONObject = [:]
        if !account.name.isEmpty {
            object["account_name"] = text(String(decoding: account.name, as: UTF8.self))
        }
        if account.kind == .contract { object["type"] = "Contract" }
        object["address"] = address(owner)
        object.add("balance", account.balance.value)
        object.add(
            "votes",
            account.votes.map { ["vote_address": address($0.witness), "vote_count": .integer($0.count)] })
        addAssets(of: account, at: slot, to: &object)
        object.add("net_usage", account.bandwidth.used)
        object.add("create_time", account.createdAt)
        object.add("latest_opration_time", account.lastOperationAt)
        object.add("allowance", account.allowance)
        object.add("latest_withdraw_time", account.lastWithdrawalAt)
        if account.isWitness { object["is_witness"] = true }
        object.add("free_net_usage", account.freeBandwidth.recovered(at: slot))
        object.add("latest_consume_time", account.bandwidth.slot * ChainRule.slotMilliseconds)
        object.add("latest_consume_free_time", account.freeBandwidth.slot * ChainRule.slotMilliseconds)
        object["net_window_size"] = .integer(account.bandwidth.toldWindow)
        object["net_window_optimized"] = true
        object["account_resource"] = .object(energy(of: account))
        addStake(of: account, to: &object)
        if account.kind != .contract { addPermissions(of: owner, on: state, to: &object) }
        // java-tron marks accounts when it writes them to disk, once they are solidified.
        if isKept { object["asset_optimized"] = true }
        return .object(object)
    }

    private func energy(of account: LedgerAccount) -> JSONObject {
        var energy: JSONObject = [:]
        energy.add("energy_usage", account.energy.used)
        energy.add("latest_consume_time_for_energy", account.energy.slot * ChainRule.slotMilliseconds)
        energy["energy_window_size"] = .integer(account.energy.toldWindow)
        energy.add("delegated_frozenV2_balance_for_energy", account.stakes[delegated: .energy])
        energy.add("acquired_delegated_frozenV2_balance_for_energy", account.stakes[acquired: .energy])
        energy["energy_window_optimized"] = true
        return energy
    }

    private func addStake(of account: LedgerAccount, to object: inout JSONObject) {
        let names: [Resource: String] = [.energy: "ENERGY", .tronPower: "TRON_POWER"]
        object["frozenV2"] = .array(
            Resource.allCases.map { resource in
                var entry: JSONObject = [:]
                if let name = names[resource] { entry["type"] = .string(name) }
                entry.add("amount", account.stakes[resource])
                return .object(entry)
            })
        object.add(
            "unfrozenV2",
            account.unstaking.map { unstaking in
                var entry: JSONObject = [:]
                if let name = names[unstaking.resource] { entry["type"] = .string(name) }
                entry.add("unfreeze_amount", unstaking.amount)
                entry.add("unfreeze_expire_time", unstaking.expiresAt)
                return .object(entry)
            })
        object.add("delegated_frozenV2_balance_for_bandwidth", account.stakes[delegated: .bandwidth])
        object.add("acquired_delegated_frozenV2_balance_for_bandwidth", account.stakes[acquired: .bandwidth])
    }

    private func addPermissions(of owner: Address, on state: ChainState, to object: inout JSONObject) {
        let permissions = state.permissions(of: owner)
        object["owner_permission"] = permission(permissions.owner)
        if let witness = permissions.witness { object["witness_permission"] = permission(witness) }
        object["active_permission"] = .array(permissions.actives.map { permission($0) })
    }

    func permission(_ permission: AccountPermission) -> JSON {
        var object: JSONObject = [:]
        if permission.kind != .owner { object["type"] = .string(permission.kind.name) }
        object.add("id", Int64(permission.id))
        if !permission.name.isEmpty { object["permission_name"] = .string(permission.name) }
        object.add("threshold", permission.threshold)
        object.add("operations", permission.operations)
        object.add(
            "keys",
            permission.keys.map { ["address": address($0.address), "weight": .integer($0.weight)] })
        return .object(object)
    }

    /// What bandwidth an account has, as `getaccountnet` returns it.
    func bandwidth(of account: LedgerAccount, on state: ChainState) -> JSONObject {
        var object: JSONObject = [:]
        var usage = account.bandwidth
        usage.increase(by: 0, at: state.slot)
        object.add("freeNetUsed", account.freeBandwidth.recovered(at: state.slot))
        object.add("freeNetLimit", state.parameters[.freeNetLimit])
        object.add("NetUsed", usage.used)
        object.add("NetLimit", state.limit(.bandwidth, of: account))
        addAssetBandwidth(of: account, on: state, to: &object)
        object.add("TotalNetLimit", state.parameters[.totalNetLimit])
        object.add("TotalNetWeight", state[.netWeight])
        return object
    }

    /// What bandwidth and energy an account has, as `getaccountresource` returns it.
    func resources(of account: LedgerAccount, on state: ChainState) -> JSON {
        var object = bandwidth(of: account, on: state)
        var usage = account.energy
        usage.increase(by: 0, at: state.slot)
        object.add("TotalTronPowerWeight", state[.tronPowerWeight])
        object.add("tronPowerUsed", account.votes.reduce(0) { $0 + $1.count })
        object.add("tronPowerLimit", account.stakes.tronPower / Sun.perTRX)
        object.add("EnergyUsed", usage.used)
        object.add("EnergyLimit", state.limit(.energy, of: account))
        object.add("TotalEnergyLimit", state.parameters[.totalEnergyCurrentLimit])
        object.add("TotalEnergyWeight", state[.energyWeight])
        return .object(object)
    }
}
