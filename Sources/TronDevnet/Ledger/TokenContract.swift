import Tron

/// How a token behaves.
enum TokenRules: Sendable {
    /// TetherToken as mainnet has it (`tron-protocol` 8.2).
    case tether
    /// A plain TRC-20 of today's Solidity: returns true, tells why it refuses, takes no malformed arguments.
    case plain
}

/// A contract of the development chain. There is no virtual machine: a contract is a token, and its methods
/// are written out (java-tron: `SmartContract`, `ContractState`).
struct TokenContract: Hashable, Sendable {
    let address: Address
    let rules: TokenRules
    let name: String
    let symbol: String
    let decimals: UInt64
    /// Who deployed it: the account that may pay a part of the energy.
    let origin: Address
    /// Who has the owner's powers.
    var owner: Address
    var isPaused = false
    var blacklist: Set<Address> = []
    /// Hundredths of a percent; below 20.
    var feeBasisPoints: UInt64 = 0
    /// In the smallest unit; below 50 USDT.
    var maximumFee: UInt64 = 0
    /// The contract that took over, if there is one (`deprecate`).
    var upgraded: Address?

    /// The part of the energy that the caller pays.
    var userPercent: Int64 = 100
    /// The most energy that the deployer pays for one call.
    var originEnergyLimit: Int64 = 10_000_000
    var isABICleared = false

    /// What the dynamic model adds to every cost: 10,000 is as much again.
    var energyFactor: Int64 = 0
    /// Energy of the cycle under way, without the penalty.
    var energyUsage: Int64 = 0
    var updateCycle: Int64 = 0

    init(
        address: Address, rules: TokenRules, naming: (name: String, symbol: String, decimals: UInt64),
        origin: Address
    ) {
        self.address = address
        self.rules = rules
        name = naming.name
        symbol = naming.symbol
        decimals = naming.decimals
        self.origin = origin
        owner = origin
    }

    /// The name of the contract, which is not the token's.
    var title: String { rules == .tether ? "TetherToken" : symbol }

    /// Where every development chain has USDT.
    static let usdtAddress = address("TetherToken")
    /// A token that looks like USDT and is none.
    static let lookalikeAddress = address("LookalikeToken")

    /// The address of a contract that every development chain has.
    static func address(_ name: String) -> Address {
        let hash = Keccak256.hash(Array("tron-devnet/\(name)".utf8))
        return (try? Address(evmBytes: hash.suffix(20))) ?? .zero
    }

    /// What a transfer of `value` costs on top, out of it.
    func fee(of value: UInt64) -> UInt64 {
        let (product, overflow) = value.multipliedReportingOverflow(by: feeBasisPoints)
        return overflow ? maximumFee : min(product / 10_000, maximumFee)
    }
}

/// A holder of a token.
struct TokenHolder: Hashable, Sendable {
    let token: Address
    let account: Address
}

/// What one may spend of another's tokens.
struct TokenAllowance: Hashable, Sendable {
    let token: Address
    let owner: Address
    let spender: Address
}

extension ChainState {
    func balance(of account: Address, token: Address) -> UInt64 {
        holdings[TokenHolder(token: token, account: account)] ?? 0
    }

    /// Sets a balance; an empty one has no row, as storage that is zero has none.
    mutating func setBalance(_ value: UInt64, of account: Address, token: Address) {
        holdings[TokenHolder(token: token, account: account)] = value == 0 ? nil : value
    }

    /// All tokens that there are: what all holders have.
    func supply(of token: Address) -> UInt64 {
        holdings.rows.reduce(0) { $1.key.token == token ? $0 &+ $1.value : $0 }
    }
}
