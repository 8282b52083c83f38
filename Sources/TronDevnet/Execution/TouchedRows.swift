import Tron

/// The rows of a state that a transaction may change, as they were: puts them back where it is refused or fails. Copying
/// the whole state for that would cost more with every account that there is.
struct TouchedRows {
    private let accounts: [(Address, LedgerAccount?)]
    private let balances: [(Address, UInt64)]
    private let allowance: (owner: Address, spender: Address, value: UInt256?)?
    private let burnt: Sun

    init(of contract: Contract, in state: ChainState) {
        var touched: [Address] = []
        var holders: [Address] = []
        var allowance: (owner: Address, spender: Address)?
        switch contract {
        case .transfer(let transfer): touched = [transfer.owner, transfer.to]
        case .accountCreate(let creation): touched = [creation.owner, creation.account]
        case .triggerSmart(let call):
            touched = [call.owner]
            let words = call.data.dropFirst(4).chunks(of: 32).compactMap { word in
                word.count == 32 ? try? Address(evmBytes: word.suffix(20)) : nil
            }
            holders = [call.owner, state.token.owner] + words.prefix(2)
            if let first = words.first {
                let isApproval = call.data.starts(with: TRC20Selector.approve)
                allowance = isApproval ? (call.owner, first) : (first, call.owner)
            }
        default: break
        }
        accounts = touched.map { ($0, state.accounts[$0]) }
        balances = holders.map { ($0, state.token.balance(of: $0)) }
        self.allowance = allowance.map { owner, spender in
            (owner, spender, state.token.allowances[owner]?[spender])
        }
        burnt = state.burnt
    }

    /// Puts everything back.
    func restore(_ state: inout ChainState) {
        for (address, account) in accounts { state.accounts[address] = account }
        state.burnt = burnt
        restoreToken(&state.token)
    }

    /// Puts the token's storage back: the call failed, and is paid for.
    func restoreToken(_ token: inout TetherToken) {
        for (address, balance) in balances { token.set(balance, of: address) }
        guard let allowance else { return }
        if let value = allowance.value {
            token.allowances[allowance.owner, default: [:]][allowance.spender] = value
        } else {
            token.allowances[allowance.owner]?[allowance.spender] = nil
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func chunks(of length: Int) -> [ArraySlice<UInt8>] {
        stride(from: startIndex, to: endIndex, by: length).map { self[$0..<Swift.min($0 + length, endIndex)] }
    }
}
