package import PaymentModel
import Tron

extension ReservedFunds {
    /// What the unfinished records of `wallet` hold now.
    package static func read(of wallet: WalletID, in store: some Store) async throws(StoreError) -> Self {
        let held = try await store.counters([
            .reserved(wallet, .usdt), .reserved(wallet, .trx), .reservedEnergy(wallet),
        ])
        return Self(usdt: held[0], trx: held[1], energy: held[2])
    }

    /// What they leave of `funds`.
    func left(of funds: Funds) -> Left {
        Left(
            usdt: funds.usdt - usdt, trx: funds.trx.value - trx,
            energy: funds.energy - energy)
    }
}
