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
        case .mine(let count, let author):
            for _ in 0..<count { chain.mine(by: author) }
        case .advance(let seconds): chain.advance(seconds: seconds)
        case .setAccount(let setting): chain.set { setting.apply(to: &$0) }
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
