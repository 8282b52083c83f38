import NIOHTTP1
import PaymentModel
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension Asset {
    /// USDT of the development network.
    static let usdt = Asset.token(Token(usdt: NetworkName.devnet.usdtContract ?? .blackHole))

    /// The development network's second token.
    static let eurx: Asset = {
        let told = DevnetToken.eurx
        guard
            let token = try? Token(symbol: told.symbol, decimals: told.decimals, contract: told.contract)
        else { preconditionFailure("EURX is a token") }
        return .token(token)
    }()
}

extension TestService.Settings {
    /// With the second token beside USDT, which may be paid out without a limit unless `policy` says otherwise.
    static func withSecondToken(_ policy: AssetPolicy? = .unlimited) throws -> Self {
        var settings = Self()
        settings.payments.assets = try AssetRegistry([Asset.usdt, .eurx].compactMap(\.token))
        if let policy { settings.payments.policy[.eurx] = policy }
        return settings
    }
}

extension TestService {
    /// A wallet that has the second token as well.
    func walletWithEURX(
        _ eurx: String = "200", usdt: String = "500"
    ) async throws -> (id: String, address: Address) {
        let wallet = try await fundedWallet(usdt: usdt)
        let units = UInt64(try AssetAmount(parsing: eurx, asset: .eurx).units)
        await node.devnet.set(wallet.address, tokens: [.eurx: units])
        return wallet
    }

    /// What `address` has of `asset`, as the service tells it.
    func balance(of asset: String, at address: Address) async throws -> String? {
        try await send(.GET, "/tron/tokens/\(asset)/balance/\(address.base58)").json["balance"]?.string
    }
}
