import StrictJSON
import Tron

extension Rendering {
    /// An account as `getaccount` tells it.
    func account(_ account: LedgerAccount, at owner: Address, slot: Int64) -> JSON {
        var object: JSONObject = ["address": address(owner)]
        if account.isContract { object["type"] = "Contract" }
        object.add("balance", account.balance.value)
        object.add("create_time", account.createdAt.milliseconds)
        object.add("latest_opration_time", account.lastOperationAt?.milliseconds ?? 0)
        object.add("free_net_usage", account.freeBandwidth.used(at: slot))
        object.add("latest_consume_free_time", account.lastFreeUseAt?.milliseconds ?? 0)
        object["account_resource"] = .object([:])
        guard !account.isContract else { return .object(object) }
        let key: JSON = [["address": address(owner), "weight": 1]]
        object["owner_permission"] = ["permission_name": "owner", "threshold": 1, "keys": key]
        object["active_permission"] = [
            [
                "type": "Active", "id": 2, "permission_name": "active", "threshold": 1,
                "operations": "7fff1fc0033efb0f000000000000000000000000000000000000000000000000", "keys": key,
            ]
        ]
        object["frozenV2"] = [[:], ["type": "ENERGY"], ["type": "TRON_POWER"]]
        return .object(object)
    }

    /// What bandwidth and energy an account has, as `getaccountresource` tells it.
    func resources(of account: LedgerAccount, on state: ChainState) -> JSON {
        var object: JSONObject = [:]
        object.add("freeNetUsed", account.freeBandwidth.used(at: state.slot))
        object.add("freeNetLimit", state.parameters["getFreeNetLimit"])
        object.add("TotalNetLimit", state.parameters["getTotalNetLimit"])
        object.add("TotalEnergyLimit", state.parameters["getTotalEnergyCurrentLimit"])
        return .object(object)
    }
}
