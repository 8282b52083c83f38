package import Tron

/// What open transactions of a wallet reserve.
package struct ReservedFunds: Sendable {
    /// In each asset's smallest unit; a missing asset has 0.
    package private(set) var units: [Asset: Int64]
    /// Energy from stake.
    package private(set) var energy: Energy

    /// What is held before any reservation is added.
    package init(units: [Asset: Int64] = [:], energy: Energy = 0) {
        self.units = units
        self.energy = energy
    }

    /// What is reserved of `asset`.
    package subscript(asset: Asset) -> Int64 { units[asset] ?? 0 }

    /// Adds `reservation`.
    package mutating func add(_ reservation: Reservation) { apply(reservation, sign: 1) }

    /// Subtracts `reservation`.
    package mutating func remove(_ reservation: Reservation) { apply(reservation, sign: -1) }

    private mutating func apply(_ reservation: Reservation, sign: Int64) {
        if let token = reservation.token { change(token.asset, by: sign * token.units) }
        change(.trx, by: sign * reservation.trx)
        energy =
            sign < 0
            ? energy.subtractingWithinBounds(reservation.energy)
            : energy.addingWithinBounds(reservation.energy)
    }

    private mutating func change(_ asset: Asset, by delta: Int64) {
        units[asset] = (units[asset] ?? 0).addingWithinBounds(delta)
    }
}
