import PaymentModel
package import Payments
package import StrictJSON
import Tron
import TronNode

extension StakingBalance {
    /// `StakingBalance` of the contract.
    package var json: JSON {
        [
            "address": .address(address), "staked": stake.staked.json, "delegated": stake.delegated.json,
            "unstaking": .array(stake.unstaking.entries.map(\.json)), "withdrawable": .amount(withdrawable),
            "unstake_slots_available": .integer(stake.unstaking.available(at: now)),
            "tron_power": .integer(stake.tronPower),
            "votes": .array(
                stake.votes.map { ["witness": .address($0.witness), "count": .integer($0.count)] }),
        ]
    }
}

extension StakeByResource {
    /// `AmountByResource` of the contract.
    fileprivate var json: JSON { ["energy": .amount(energy), "bandwidth": .amount(bandwidth)] }
}

extension Resource {
    /// `Resource` of the contract. Under Stake 2.0 nothing is staked for TRON power.
    fileprivate var json: JSON { self == .energy ? "energy" : "bandwidth" }
}

extension Unstaking {
    fileprivate var json: JSON {
        [
            "resource": resource.json, "amount": .amount(amount), "withdrawable_at": .time(withdrawableAt),
        ]
    }
}

extension StakingRewards {
    /// `StakingRewards` of the contract.
    package var json: JSON {
        [
            "address": .address(address), "claimable": .amount(claimable),
            "last_claimed_at": .optional(lastClaim, JSON.time),
            "next_claim_at": .optional(nextClaim, JSON.time),
        ]
    }
}

extension ResourceAllocation {
    /// `ResourceAllocation` of the contract. Bandwidth from stake and the free allowance are separate.
    package var json: JSON {
        let energy: JSON = [
            "limit": .integer(resources.energyLimit), "used": .integer(resources.energyUsed),
            "available": .integer(resources.energyAvailable),
            "per_staked_trx": .ratio(totals.energyLimit.value, to: totals.energyWeight),
        ]
        let bandwidth: JSON = [
            "limit": .integer(resources.stakedBandwidthLimit),
            "used": .integer(resources.stakedBandwidthUsed),
            "available": .integer(
                max(0, resources.stakedBandwidthLimit.subtractingWithinBounds(resources.stakedBandwidthUsed))),
            "per_staked_trx": .ratio(totals.bandwidthLimit.value, to: totals.bandwidthWeight),
            "free_limit": .integer(resources.freeBandwidthLimit),
            "free_used": .integer(resources.freeBandwidthUsed),
        ]
        return [
            "address": .address(address), "energy": energy, "bandwidth": bandwidth,
            "delegated_to": .array(delegatedTo.map(\.json)),
            "delegated_from": .array(delegatedFrom.map(\.json)),
        ]
    }
}

extension ResourceAllocation.Entry {
    /// `Delegation` of the contract.
    fileprivate var json: JSON {
        [
            "address": .address(address), "resource": delegation.resource.json,
            "amount": .amount(delegation.amount),
            "locked_until": .optional(delegation.lockedUntil, JSON.time),
        ]
    }
}

extension JSON {
    /// A quotient with three decimals, rounded down; 0 if the divisor is 0.
    fileprivate static func ratio(_ dividend: Int64, to divisor: Int64) -> JSON {
        guard divisor > 0, dividend >= 0 else { return 0 }
        let whole = dividend / divisor
        let rest = (dividend % divisor).multipliedReportingOverflow(by: 1000)
        guard !rest.overflow else { return .integer(whole) }
        let digits = String(rest.partialValue / divisor)
        return .number(
            JSONNumber(literal: "\(whole)." + String(repeating: "0", count: 3 - digits.count) + digits))
    }
}
