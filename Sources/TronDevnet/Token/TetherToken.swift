import Tron

/// The USDT contract's storage (TetherToken.sol as deployed on TRON).
struct TetherToken: Sendable {
    let address: Address
    var owner: Address
    var balances: [Address: UInt64] = [:]
    /// By owner, then spender. 2^256-1 is never used up.
    var allowances: [Address: [Address: UInt256]] = [:]
    var blacklist: Set<Address> = []
    var isPaused = false
    /// Hundredths of a percent; at most 19.
    var feeBasisPoints: UInt64 = 0
    /// In millionths; below 50 USDT.
    var maximumFee: UInt64 = 0
    /// The part that the dynamic model adds to every cost: 34,000 is +340 %, as mainnet's USDT has it.
    var energyFactor: Int64 = 34_000

    static let name = "Tether USD"
    static let symbol = "USDT"
    static let decimals: UInt64 = 6

    /// Where every development chain has it.
    static let contractAddress: Address = {
        let hash = Keccak256.hash(Array("tron-devnet/TetherToken".utf8))
        return (try? Address(evmBytes: hash.suffix(20))) ?? .zero
    }()

    init(address: Address, owner: Address) {
        self.address = address
        self.owner = owner
    }

    func balance(of account: Address) -> UInt64 { balances[account] ?? 0 }

    /// All tokens there are.
    var totalSupply: UInt64 { balances.values.reduce(0, &+) }

    /// What a transfer of `value` costs on top, out of it.
    func fee(of value: UInt64) -> UInt64 {
        let (product, overflow) = value.multipliedReportingOverflow(by: feeBasisPoints)
        return overflow ? maximumFee : min(product / 10_000, maximumFee)
    }

    /// Sets a balance; an empty one has no row, as storage that is zero has none.
    mutating func set(_ value: UInt64, of account: Address) {
        balances[account] = value == 0 ? nil : value
    }
}
