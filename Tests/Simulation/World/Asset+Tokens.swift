public import PaymentModel
import Tron

extension Asset {
    /// USDT of the development network.
    public static let usdt = Asset.token(Token(usdt: NetworkName.devnet.usdtContract ?? .blackHole))

    /// A second token: other decimals, and a contract that answers a transfer with `true`.
    public static let eurx: Asset = {
        guard let contract = try? Address(evmBytes: [UInt8](repeating: 0xE0, count: 20)),
            let token = try? Token(symbol: "EURX", decimals: 2, contract: contract)
        else { preconditionFailure("EURX is a symbol, and 20 bytes are an address") }
        return .token(token)
    }()
}

extension AssetRegistry {
    /// USDT of the development network, and TRX.
    public static let usdtAndTRX = AssetRegistry.usdt(NetworkName.devnet.usdtContract)

    /// What simulated worlds pay in: two tokens, and TRX.
    public static let simulated: Self = {
        guard let registry = try? AssetRegistry([Asset.usdt, .eurx].compactMap(\.token)) else {
            preconditionFailure("the tokens have different symbols and contracts")
        }
        return registry
    }()
}
