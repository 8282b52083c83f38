public import PaymentModel
import Tron

extension Asset {
    /// USDT of the development network.
    public static let usdt = Asset.token(Token(usdt: NetworkName.devnet.usdtContract ?? .blackHole))
}

extension AssetRegistry {
    /// USDT of the development network, and TRX.
    public static let usdtAndTRX = AssetRegistry.usdt(NetworkName.devnet.usdtContract)
}
