import Tron

/// From whom to whom, and whether with a lock: two records for each pair (java-tron:
/// `DelegatedResourceCapsule`).
struct DelegationKey: Hashable, Sendable {
    let from: Address
    let to: Address
    let isLocked: Bool
}

/// Stake that one account lends another.
struct Delegation: Hashable, Sendable {
    var bandwidth: Int64 = 0
    var energy: Int64 = 0
    /// When the locks end, in milliseconds; 0 without a lock.
    var bandwidthExpiresAt: Int64 = 0
    var energyExpiresAt: Int64 = 0

    var isEmpty: Bool { bandwidth == 0 && energy == 0 }

    subscript(resource: StakedResource) -> Int64 {
        get { resource == .bandwidth ? bandwidth : energy }
        set {
            switch resource {
            case .bandwidth: bandwidth = newValue
            case .energy: energy = newValue
            }
        }
    }

    subscript(expiryOf resource: StakedResource) -> Int64 {
        get { resource == .bandwidth ? bandwidthExpiresAt : energyExpiresAt }
        set {
            switch resource {
            case .bandwidth: bandwidthExpiresAt = newValue
            case .energy: energyExpiresAt = newValue
            }
        }
    }
}

/// With whom an account has delegations, the newest last (java-tron: `DelegatedResourceAccountIndexStore`).
struct DelegationIndex: Hashable, Sendable {
    var to: [Address] = []
    var from: [Address] = []

    var isEmpty: Bool { to.isEmpty && from.isEmpty }
}

extension ChainState {
    /// Moves locked amounts whose lock has ended to the record without a lock (`unLockExpireResource`).
    mutating func unlockExpired(from owner: Address, to receiver: Address) {
        let now = self[.time]
        let lockedKey = DelegationKey(from: owner, to: receiver, isLocked: true)
        guard var locked = delegations[lockedKey] else { return }
        let openKey = DelegationKey(from: owner, to: receiver, isLocked: false)
        var open = delegations[openKey] ?? Delegation()
        var hasMoved = false
        for resource in StakedResource.allCases
        where locked[expiryOf: resource] != 0 && locked[expiryOf: resource] < now {
            open[resource] += locked[resource]
            locked[resource] = 0
            locked[expiryOf: resource] = 0
            hasMoved = true
        }
        guard hasMoved else { return }
        delegations[lockedKey] = locked.isEmpty ? nil : locked
        delegations[openKey] = open
    }

    /// Notes that the two have a delegation.
    mutating func noteDelegation(from owner: Address, to receiver: Address) {
        var given = delegationIndex[owner] ?? DelegationIndex()
        given.to.removeAll { $0 == receiver }
        given.to.append(receiver)
        delegationIndex[owner] = given
        var got = delegationIndex[receiver] ?? DelegationIndex()
        got.from.removeAll { $0 == owner }
        got.from.append(owner)
        delegationIndex[receiver] = got
    }

    /// Forgets the pair where nothing is delegated any more.
    mutating func forgetDelegation(from owner: Address, to receiver: Address) {
        let keys = [true, false].map { DelegationKey(from: owner, to: receiver, isLocked: $0) }
        guard keys.allSatisfy({ delegations[$0] == nil }) else { return }
        if var given = delegationIndex[owner] {
            given.to.removeAll { $0 == receiver }
            delegationIndex[owner] = given.isEmpty ? nil : given
        }
        if var got = delegationIndex[receiver] {
            got.from.removeAll { $0 == owner }
            delegationIndex[receiver] = got.isEmpty ? nil : got
        }
    }
}
