import Foundation
import StrictJSON
public import Tron

/// A TRON node for development: one chain, and the HTTP API that java-tron answers with. It takes real
/// transactions and treats them as the network does.
public actor Devnet {
    /// Funded accounts, with their keys.
    public nonisolated let accounts: [DevnetAccount]
    /// The USDT contract, the same on every development chain.
    public static let usdtContract = TokenContract.usdtAddress
    /// A token with the name, symbol and decimals of USDT that is not USDT.
    public static let lookalikeContract = TokenContract.lookalikeAddress

    var chain: Chain
    var faults: FaultBox
    var snapshots: [Chain] = []
    let requests = RequestLog()
    private let hasIndex: Bool
    private var journal: StateJournal?
    /// Why the chain is not kept any more.
    private(set) var stateFault: String?

    /// - Throws: `MnemonicError` for words that are no phrase, `StateFileError` for a state file that is
    ///   none.
    public init(_ configuration: DevnetConfiguration) throws {
        var configuration = configuration
        hasIndex = configuration.hasIndex
        var kept: ReplayedChain?
        let journal = try configuration.stateFile.map { path in
            try StateJournal(path: path) { line in
                if kept == nil {
                    try configuration.takeGenesis(from: JSON(parsing: line))
                    kept = try ReplayedChain(configuration)
                } else if let command = try ChainCommand(line: line) {
                    kept?.perform(command)
                } else {
                    throw StateFileError(reason: "the state file has a command that nobody knows")
                }
            }
        }
        if kept == nil { try journal?.append(configuration.genesisLine) }
        let beginning = try kept ?? ReplayedChain(configuration)
        accounts = beginning.accounts
        chain = beginning.chain
        snapshots = beginning.snapshots
        faults = FaultBox(seed: configuration.seed)
        self.journal = journal
    }

    /// A node with a chain of its own making.
    init(chain: Chain) {
        accounts = []
        hasIndex = true
        self.chain = chain
        faults = FaultBox(seed: 0)
    }

    /// The id of the first block.
    public var genesisBlockID: BlockID { chain.blocks[0].id }

    /// Makes `count` blocks.
    public func mine(_ count: Int = 1) { perform(.mine(count)) }

    /// The newest block's id and time: what a transaction refers to, and what its expiration is reckoned
    /// from.
    public var head: (id: BlockID, time: ChainTime) { (chain.head.id, chain.head.time) }

    /// Takes a transaction as a broadcast does. Returns the node's message if it is refused.
    public func submit(_ transaction: SignedTransaction) -> String? {
        do {
            let own = try NodeTransaction(
                rawBytes: transaction.rawBytes, signatures: transaction.signatures)
            try chain.submit(own)
            record(.submit(own.encoded))
            return nil
        } catch let refusal as BroadcastRefusal {
            return refusal.message
        } catch {
            return "\(error)"
        }
    }

    /// Sets balances, in the solidified state too; what is nil or left out stays. TRX activates the account. All of a
    /// chain's TRX, and all of each token, must stay below 2,000,000,000,000.
    public func set(
        _ address: Address, trx: Sun? = nil, usdt: UInt64? = nil, tokens: [DevnetToken: UInt64] = [:]
    ) {
        perform(.setAccount(AccountSetting(address: address, trx: trx?.value, usdt: usdt, tokens: tokens)))
    }

    /// Changes the chain, and keeps that over restarts.
    func perform(_ command: ChainCommand) {
        record(command)
        command.perform(on: &chain, &snapshots)
    }

    private func record(_ command: ChainCommand) {
        do {
            try journal?.append(command.json)
        } catch {
            // A full disk: the chain continues, is kept up to here, and GET /devnet says so.
            journal = nil
            stateFault = "\(error)"
        }
    }

    /// Answers a request.
    func answer(_ request: DevnetRequest) -> DevnetAnswer {
        if request.path == "/devnet" || request.path.hasPrefix("/devnet/") { return control(request) }
        let answer = faulty(request)
        requests.append(request, status: answer.status)
        return answer
    }

    /// The answer of a node that nothing is wrong with.
    func proper(_ request: DevnetRequest) -> DevnetAnswer {
        if hasIndex, request.path.hasPrefix("/v1/") {
            chain.indexHistory()
            return GridEndpoints.answer(request, on: chain, now: Self.now)
        }
        let waiting = chain.pending.count
        let answer = NodeEndpoints.answer(request, on: &chain, now: Self.now)
        if request.isBroadcast, chain.pending.count > waiting, let last = chain.pending.items.last {
            record(.submit(last.transaction.encoded))
        }
        return answer
    }

    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}
