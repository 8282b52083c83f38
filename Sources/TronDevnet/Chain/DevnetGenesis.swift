public import Tron

/// An account that the development chain begins with.
public struct DevnetAccount: Sendable {
    public let address: Address
    /// Known to everybody who can ask the node: for development only.
    public let privateKey: PrivateKey
    public let path: HDPath
}

/// What the chain begins with: funded accounts of a phrase, the token, a witness.
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
        let slots = configuration.genesisTime.milliseconds / ChainRule.slotMilliseconds
        let time = ChainTime(milliseconds: slots * ChainRule.slotMilliseconds)
        let owner = try root.derived(at: HDPath(account: 2, index: 0)).privateKey.address
        var token = TetherToken(address: TetherToken.contractAddress, owner: owner)
        for account in accounts { token.set(configuration.usdt, of: account.address) }
        var state = ChainState(genesisTime: time, token: token)
        for account in accounts {
            state.accounts[account.address] = LedgerAccount(balance: configuration.trx, createdAt: time)
        }
        for address in [owner, witness.address] where state.accounts[address] == nil {
            state.accounts[address] = LedgerAccount(balance: configuration.trx, createdAt: time)
        }
        var contract = LedgerAccount(balance: .zero, createdAt: time)
        contract.isContract = true
        state.accounts[token.address] = contract
        self.state = state
    }
}
