import StrictJSON
import Tron

/// Balances to be set; what is nil or left out stays.
struct AccountSetting: Sendable, Hashable {
    let address: Address
    var trx: Int64?
    var usdt: UInt64?
    /// In the tokens' smallest units.
    var tokens: [DevnetToken: UInt64] = [:]

    /// What each token is set to, USDT too, by its contract.
    var holdings: [(contract: Address, units: UInt64)] {
        let others = tokens.map { (contract: $0.contract, units: $1) }.sorted { $0.contract < $1.contract }
        return (usdt.map { [(TokenContract.usdtAddress, $0)] } ?? []) + others
    }

    func apply(to state: inout ChainState) {
        if let trx {
            var account = state.accounts[address] ?? LedgerAccount(balance: .zero, createdAt: state[.time])
            state[.trxGranted] += trx - account.balance.value
            account.balance = Sun(trx)
            state.accounts[address] = account
        }
        for (contract, units) in holdings {
            let old = state.balance(of: address, token: contract)
            state[.granted(contract)] += Int64(clamping: units) - Int64(clamping: old)
            state.setBalance(units, of: address, token: contract)
        }
    }
}

extension AccountSetting {
    /// As a journal keeps it.
    var json: JSON {
        var object: JSONObject = ["address": .string(address.hex)]
        if let trx { object["trx"] = .integer(trx) }
        if let usdt { object["usdt"] = .number(JSONNumber(usdt)) }
        if !tokens.isEmpty { object["tokens"] = TokenAmounts.json(tokens) }
        return .object(object)
    }

    init?(_ json: JSON) {
        guard let address = json["address"]?.string.flatMap({ try? Address(parsing: $0) }) else { return nil }
        self.init(
            address: address, trx: json["trx"]?.int64, usdt: json["usdt"]?.uint64,
            tokens: TokenAmounts.amounts(in: json["tokens"]))
    }
}
