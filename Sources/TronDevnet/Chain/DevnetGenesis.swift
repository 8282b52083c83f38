public import Tron

/// An account that the development chain begins with.
public struct DevnetAccount: Sendable {
    /// The account's address.
    public let address: Address
    /// Known to everybody who can ask the node: for development only.
    public let privateKey: PrivateKey
    /// Where its key is under the phrase.
    public let path: HDPath
}

/// What the chain begins with: funded accounts of a phrase, two tokens, a witness.
struct DevnetGenesis {
    let accounts: [DevnetAccount]
    let state: ChainState
    let witness: PrivateKey

    /// - Throws: `MnemonicError` for words that are no phrase.
    init(_ configuration: DevnetConfiguration) throws {
        let root = try Mnemonic(parsing: configuration.mnemonic).rootKey()
        accounts = try (0..<configuration.accountCount).map { index in
            let path = HDPath(account: 0, index: UInt32(index))
            let key = try root.derived(at: path).privateKey
            return DevnetAccount(address: key.address, privateKey: key, path: path)
        }
        witness = try root.derived(at: HDPath(account: 1, index: 0)).privateKey
        let owner = try root.derived(at: HDPath(account: 2, index: 0)).privateKey.address
        let slots = configuration.genesisTime.milliseconds / ChainRule.slotMilliseconds
        let time = slots * ChainRule.slotMilliseconds
        var state = ChainState(time: ChainTime(milliseconds: time))
        for account in accounts {
            state.accounts[account.address] = LedgerAccount(balance: configuration.trx, createdAt: time)
        }
        for address in [owner, witness.address] where state.accounts[address] == nil {
            state.accounts[address] = LedgerAccount(balance: configuration.trx, createdAt: time)
        }
        Self.add(
            TokenContract(
                address: TokenContract.usdtAddress, rules: .tether, naming: ("Tether USD", "USDT", 6),
                origin: owner),
            to: &state)
        Self.add(
            TokenContract(
                address: TokenContract.lookalikeAddress, rules: .plain, naming: ("Tether USD", "USDT", 6),
                origin: owner), to: &state)
        for account in accounts {
            state.setBalance(configuration.usdt, of: account.address, token: TokenContract.usdtAddress)
            state.setBalance(configuration.usdt, of: account.address, token: TokenContract.lookalikeAddress)
        }
        Self.appoint(witness.address, in: &state)
        state[.trxGranted] = state.accounts.rows.values.reduce(0) { $0 + $1.balance.value }
        state[.usdtGranted] = Int64(clamping: state.supply(of: TokenContract.usdtAddress))
        self.state = state
    }

    /// Adds a contract and its account.
    static func add(_ contract: TokenContract, to state: inout ChainState) {
        var account = LedgerAccount(balance: .zero, createdAt: state[.time])
        account.kind = .contract
        account.name = Array(contract.title.utf8)
        state.accounts[contract.address] = account
        state.contracts[contract.address] = contract
    }

    /// Makes the one who makes the blocks a witness, and lets the first maintenance come.
    private static func appoint(_ address: Address, in state: inout ChainState) {
        var witness = Witness(url: "https://github.com/tronprotocol")
        witness.isOfGenesis = true
        // A vote of the genesis block, as the witnesses of real networks have: rewards are shared by votes.
        witness.votes = 100_000_000
        state.witnesses[address] = witness
        state.accounts[address]?.isWitness = true
        let interval = state.parameters[.maintenanceTimeInterval]
        state[.nextMaintenance] = (state[.time] / interval + 1) * interval
    }
}
