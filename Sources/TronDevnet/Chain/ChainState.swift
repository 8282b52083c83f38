import Tron

/// Everything that a block's transactions read and change. A value: every block has its own.
struct ChainState: Sendable {
    var accounts: [Address: LedgerAccount] = [:]
    var token: TetherToken
    var parameters = ChainParameterValues()
    /// TRX burnt since genesis.
    var burnt = Sun.zero
    /// The head block's time: the chain's clock.
    var time: ChainTime
    let genesisTime: ChainTime

    init(genesisTime: ChainTime, token: TetherToken) {
        self.genesisTime = genesisTime
        self.token = token
        time = genesisTime
    }

    /// The head block's slot, counted from genesis.
    var slot: Int64 { (time.milliseconds - genesisTime.milliseconds) / ChainRule.slotMilliseconds }

    /// Burns `fee` from `owner`; false, with nothing changed, where the balance does not suffice.
    mutating func burn(_ fee: Sun, of owner: Address) -> Bool {
        guard fee > .zero else { return true }
        guard let left = accounts[owner]?.balance.subtracting(fee), left >= .zero,
            let sum = burnt.adding(fee)
        else { return false }
        accounts[owner]?.balance = left
        burnt = sum
        return true
    }
}
