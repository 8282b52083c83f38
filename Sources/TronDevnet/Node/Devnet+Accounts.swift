import StrictJSON
import Tron

enum AccountMember {
    static let all = ["trx", "usdt", "tokens"]
}

extension Devnet {
    /// Answers `POST /devnet/accounts/{address}`.
    func setAccount(_ text: String, _ body: ControlBody) throws(ControlRefusal) -> JSON {
        guard let address = try? Address(parsing: text) else {
            throw ControlRefusal(422, "\(text) is not an address")
        }
        let setting = AccountSetting(
            address: address, trx: try body.amount("trx"), usdt: try body.amount("usdt").map { UInt64($0) },
            tokens: try body.tokens("tokens"))
        try checkSupply(setting)
        perform(.setAccount(setting))
        var tokens: JSONObject = [:]
        for token in DevnetToken.all {
            tokens[token.symbol] = .string(balance(of: address, token.contract, decimals: token.decimals))
        }
        return [
            "address": .string(address.base58),
            "trx": .string((chain.state.accounts[address]?.balance ?? .zero).trxText),
            "usdt": .string(balance(of: address, Self.usdtContract, decimals: 6)), "tokens": .object(tokens),
        ]
    }

    private func balance(of address: Address, _ token: Address, decimals: Int) -> String {
        TokenAmount(baseUnits: chain.state.balance(of: address, token: token)).text(decimals: decimals)
    }

    /// A chain whose sums do not fit would fail later, far from its cause.
    private func checkSupply(_ setting: AccountSetting) throws(ControlRefusal) {
        for state in [chain.state, chain.solidState] {
            if let trx = setting.trx {
                let old = state.accounts[setting.address]?.balance.value ?? 0
                try check(trx, insteadOf: old, of: state[.trxGranted], within: ChainRule.supplyMax, "trx")
            }
            for (contract, units) in setting.holdings {
                let old = Int64(clamping: state.balance(of: setting.address, token: contract))
                let token = DevnetToken.all.first { $0.contract == contract }
                try check(
                    Int64(clamping: units), insteadOf: old, of: state[.granted(contract)],
                    within: token.map { Int64(clamping: $0.supplyMax) } ?? ChainRule.supplyMax,
                    token?.symbol ?? "usdt")
            }
        }
    }

    private func check(
        _ asked: Int64, insteadOf old: Int64, of granted: Int64, within most: Int64, _ asset: String
    ) throws(ControlRefusal) {
        let (others, _) = granted.subtractingReportingOverflow(old)
        guard asked <= most - max(0, others) else {
            throw ControlRefusal(
                422, "\(asset) is too much: all of a chain's must stay below \(ChainRule.supplyMaxText)")
        }
    }
}
