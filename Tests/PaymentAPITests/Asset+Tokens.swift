import PaymentModel
import Tron

extension Asset {
    /// USDT of the development network.
    static let usdt = Asset.token(Token(usdt: NetworkName.devnet.usdtContract ?? .blackHole))
}
