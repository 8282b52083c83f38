package import PaymentModel
import Tron

extension ReservedFunds {
    /// What open transactions of `wallet` reserve of TRX, energy and `tokens` now.
    package static func read(
        of wallet: WalletID, tokens: [Token], in store: any Store
    ) async throws(StoreError) -> Self {
        let assets: [Asset] = [.trx] + tokens.map(Asset.token)
        let held = try await store.counters([.reservedEnergy(wallet)] + assets.map { .reserved(wallet, $0) })
        return Self(
            units: Dictionary(zip(assets, held.dropFirst())) { first, _ in first },
            energy: Energy(held.first ?? 0))
    }

    /// What `wallet` has promised of TRX and `tokens`: accepted payouts that are not signed yet.
    package static func promised(
        of wallet: WalletID, tokens: [Token], in store: any Store
    ) async throws(StoreError) -> [Asset: Int64] {
        let assets: [Asset] = [.trx] + tokens.map(Asset.token)
        let promised = try await store.counters(assets.map { .promised(wallet, $0) })
        return Dictionary(zip(assets, promised)) { first, _ in first }
    }
}
