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
            genesis: genesis.state, keys: genesis.keys, solidifyAfter: configuration.solidifyAfter)
    }

    mutating func perform(_ command: ChainCommand) { command.perform(on: &chain, &snapshots) }
}
