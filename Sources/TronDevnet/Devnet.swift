import StrictJSON
public import Tron

/// A TRON node for development: one chain, and the HTTP API that java-tron answers with. It takes real transactions and
/// treats them as the network does.
public actor Devnet {
    /// Funded accounts, with their keys.
    public nonisolated let accounts: [DevnetAccount]
    /// The USDT contract, the same on every development chain.
    public static let usdtContract = TetherToken.contractAddress

    var chain: Chain
    let requests = RequestLog()

    /// - Throws: `MnemonicError` for words that are no phrase.
    public init(_ configuration: DevnetConfiguration) throws {
        let genesis = try DevnetGenesis(configuration)
        accounts = genesis.accounts
        chain = Chain(
            genesis: genesis.state, witness: genesis.witness, solidifyAfter: configuration.solidifyAfter)
    }

    /// The id of the first block.
    public var genesisBlockID: BlockID { chain.blocks[0].id }

    /// Makes `count` blocks.
    public func mine(_ count: Int = 1) {
        for _ in 0..<count { chain.mine() }
    }

    /// Sets balances, in the solidified state too; what is nil stays. TRX activates the account.
    public func set(_ address: Address, trx: Sun? = nil, usdt: UInt64? = nil) {
        chain.set { state in
            if let trx {
                state.accounts[address, default: LedgerAccount(balance: .zero, createdAt: state.time)]
                    .balance =
                    trx
            }
            if let usdt { state.token.set(usdt, of: address) }
        }
    }

    /// Answers a request.
    func answer(_ request: DevnetRequest) -> DevnetAnswer {
        if request.path == "/devnet" || request.path.hasPrefix("/devnet/") { return control(request) }
        let answer = NodeEndpoints.answer(request, on: &chain)
        requests.append(request, status: answer.status)
        return answer
    }
}
