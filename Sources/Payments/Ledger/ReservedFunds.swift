import Tron
import TronNode

/// What the unfinished records of a wallet hold.
struct ReservedFunds: Sendable {
    var usdt: Int64
    var trx: Int64
    var energy: Int64

    /// What is left of funds for one more record.
    struct Left {
        var usdt: Int64
        var trx: Int64
        var energy: Int64

        func units(of asset: Asset) -> Int64 {
            switch asset {
            case .usdt: usdt
            case .trx: trx
            }
        }
    }

    static func read(of wallet: WalletID, in store: some Store) async throws(StoreError) -> Self {
        let held = try await store.counters([
            .reserved(wallet, .usdt), .reserved(wallet, .trx), .reservedEnergy(wallet),
        ])
        return Self(usdt: held[0], trx: held[1], energy: held[2])
    }

    func left(of funds: Funds) -> Left {
        Left(
            usdt: funds.usdt - usdt, trx: funds.trx.value - trx,
            energy: funds.energy - energy)
    }

    mutating func add(_ reservation: Reservation) {
        usdt += reservation.usdt
        trx += reservation.trx
        energy += reservation.energy
    }

    mutating func remove(_ reservation: Reservation) {
        usdt -= reservation.usdt
        trx -= reservation.trx
        energy -= reservation.energy
    }
}
