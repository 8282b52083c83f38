import Tron

/// What the unfinished records of a wallet hold.
package struct ReservedFunds: Sendable {
    package var usdt: Int64
    package var trx: Int64
    package var energy: Int64

    package init(
        usdt: Int64, trx: Int64, energy: Int64
    ) {
        self.usdt = usdt
        self.trx = trx
        self.energy = energy
    }

    /// What is left of funds for one more record.
    package struct Left {
        package var usdt: Int64
        package var trx: Int64
        package var energy: Int64

        package init(
            usdt: Int64, trx: Int64, energy: Int64
        ) {
            self.usdt = usdt
            self.trx = trx
            self.energy = energy
        }

        package func units(of asset: Asset) -> Int64 {
            switch asset {
            case .usdt: usdt
            case .trx: trx
            }
        }
    }

    package mutating func add(_ reservation: Reservation) {
        usdt += reservation.usdt
        trx += reservation.trx
        energy += reservation.energy
    }

    package mutating func remove(_ reservation: Reservation) {
        usdt -= reservation.usdt
        trx -= reservation.trx
        energy -= reservation.energy
    }
}
