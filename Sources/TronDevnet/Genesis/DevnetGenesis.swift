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

/// What the chain begins with: funded accounts of a phrase, tokens, witnesses.
struct DevnetGenesis {
    let accounts: [DevnetAccount]
    let state: ChainState
    let keys: BlockKeys

    /// - Throws: `MnemonicError` for words that are no phrase.
    init(_ configuration: DevnetConfiguration) throws {
        let root = try Mnemonic(parsing: configuration.mnemonic).rootKey()
        accounts = try (0..<configuration.accountCount).map { index in
            let path = HDPath(account: 0, index: UInt32(index))
            let key = try root.derived(at: path).privateKey
            return DevnetAccount(address: key.address, privateKey: key, path: path)
        }
        let witnesses = try (0..<configuration.witnessCount).map { index in
            try root.derived(at: HDPath(account: 1, index: UInt32(index))).privateKey
        }
        keys = BlockKeys(
            witnesses + accounts.map(\.privateKey),
            outsider: try root.derived(at: HDPath(account: 3, index: 0)).privateKey)
        let owner = try root.derived(at: HDPath(account: 2, index: 0)).privateKey.address
        let slots = configuration.genesisTime.milliseconds / ChainRule.slotMilliseconds
        let time = slots * ChainRule.slotMilliseconds
        var state = ChainState(time: ChainTime(milliseconds: time))
        for account in accounts {
            state.accounts[account.address] = LedgerAccount(balance: configuration.trx, createdAt: time)
        }
        // The first witness can pay for what it does; the others only make blocks.
        for address in [owner] + witnesses.prefix(1).map(\.address) where state.accounts[address] == nil {
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
        for token in DevnetToken.all {
            Self.add(
                TokenContract(
                    address: token.contract, rules: .plain,
                    naming: (token.name, token.symbol, UInt64(token.decimals)), origin: owner),
                to: &state)
            for account in accounts {
                state.setBalance(
                    configuration.tokens[token] ?? 0, of: account.address, token: token.contract)
            }
        }
        Self.appoint(witnesses.map(\.address), in: &state)
        state[.trxGranted] = state.accounts.rows.values.reduce(0) { $0 + $1.balance.value }
        for contract in [TokenContract.usdtAddress] + DevnetToken.all.map(\.contract) {
            state[.granted(contract)] = Int64(clamping: state.supply(of: contract))
        }
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

    /// Makes those who make the blocks witnesses, and lets the first maintenance come.
    private static func appoint(_ addresses: [Address], in state: inout ChainState) {
        for (index, address) in addresses.enumerated() {
            var witness = Witness(url: "https://github.com/tronprotocol")
            witness.isOfGenesis = true
            // Votes of the genesis block, as the witnesses of real networks have them: rewards are shared by votes, and turns
            // are in their order.
            witness.votes = 100_000_000 + Int64(addresses.count - 1 - index)
            state.witnesses[address] = witness
            var account = state.accounts[address] ?? LedgerAccount(balance: .zero, createdAt: state[.time])
            account.isWitness = true
            state.accounts[address] = account
        }
        let interval = state.parameters[.maintenanceTimeInterval]
        state[.nextMaintenance] = (state[.time] / interval + 1) * interval
    }
}
