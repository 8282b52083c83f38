import StrictJSON
import Tron

extension ChainCommand {
    /// Changes the chain. Snapshots are numbered from 1.
    func perform(on chain: inout Chain, _ snapshots: inout [Chain]) {
        switch self {
        case .submit(let bytes):
            // It was accepted when it was recorded, on the same state.
            guard let transaction = try? NodeTransaction(decoding: bytes) else { return }
            _ = try? chain.submit(transaction, isTrusted: true)
        case .mine(let count):
            for _ in 0..<count { chain.mine() }
        case .advance(let seconds): chain.advance(seconds: seconds)
        case .setAccount(let address, let trx, let usdt):
            chain.set { $0.set(address, trx: trx, usdt: usdt) }
        case .setToken(let setting):
            chain.set { state in
                guard var contract = state.contracts[TokenContract.usdtAddress] else { return }
                setting.apply(to: &contract)
                state.contracts[contract.address] = contract
            }
        case .setParameters(let setting): chain.set { setting.apply(to: &$0) }
        case .fork(let depth, let dropped, let keepsRest):
            chain.fork(depth: depth, dropping: dropped, keepsRest: keepsRest)
        case .snapshot: snapshots.append(chain)
        case .restore(let number):
            guard snapshots.indices.contains(number - 1) else { return }
            let network = chain.network
            chain = snapshots[number - 1]
            chain.network = network
        }
    }
}

/// A chain that is made again from what was kept of it.
struct ReplayedChain {
    let accounts: [DevnetAccount]
    private(set) var chain: Chain
    private(set) var snapshots: [Chain] = []

    /// The chain with its genesis block only.
    init(_ configuration: DevnetConfiguration) throws {
        let genesis = try DevnetGenesis(configuration)
        accounts = genesis.accounts
        chain = Chain(
            genesis: genesis.state, witness: genesis.witness, solidifyAfter: configuration.solidifyAfter)
    }

    mutating func perform(_ command: ChainCommand) { command.perform(on: &chain, &snapshots) }
}

extension ChainState {
    fileprivate mutating func set(_ address: Address, trx: Int64?, usdt: UInt64?) {
        if let trx {
            var account = accounts[address] ?? LedgerAccount(balance: .zero, createdAt: self[.time])
            self[.trxGranted] += trx - account.balance.value
            account.balance = Sun(trx)
            accounts[address] = account
        }
        if let usdt {
            let old = balance(of: address, token: TokenContract.usdtAddress)
            self[.usdtGranted] += Int64(clamping: usdt) - Int64(clamping: old)
            setBalance(usdt, of: address, token: TokenContract.usdtAddress)
        }
    }
}
