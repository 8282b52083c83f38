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
    private var journal: StateJournal?
    /// Why the chain is not kept any more.
    private(set) var stateFault: String?

    /// - Throws: `MnemonicError` for words that are no phrase, `StateFileError` for a state file that is
    ///   none.
    public init(_ configuration: DevnetConfiguration) throws {
        var configuration = configuration
        var commands: [ChainCommand] = []
        var isFresh = true
        let journal = try configuration.stateFile.map { path in
            try StateJournal(path: path) { line in
                if isFresh {
                    try configuration.takeGenesis(from: line)
                    isFresh = false
                } else if let command = ChainCommand(line) {
                    commands.append(command)
                } else {
                    throw StateFileError(reason: "the state file has a command that nobody knows")
                }
            }
        }
        let genesis = try DevnetGenesis(configuration)
        accounts = genesis.accounts
        chain = Chain(
            genesis: genesis.state, witness: genesis.witness, solidifyAfter: configuration.solidifyAfter)
        faults = FaultBox(seed: configuration.seed)
        self.journal = journal
        if isFresh { try journal?.append(configuration.genesisLine) }
        for command in commands { Self.perform(command, on: &chain, &snapshots) }
    }

    /// A node with a chain of its own making.
    init(chain: Chain) {
        accounts = []
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

    /// Takes a transaction as a broadcast does. Returns the node's words where it is refused.
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

    /// Sets balances, in the solidified state too; what is nil stays. TRX activates the account.
    public func set(_ address: Address, trx: Sun? = nil, usdt: UInt64? = nil) {
        perform(.setAccount(address, trx: trx?.value, usdt: usdt))
    }

    /// Changes the chain, and keeps that over restarts.
    func perform(_ command: ChainCommand) {
        record(command)
        Self.perform(command, on: &chain, &snapshots)
    }

    private func record(_ command: ChainCommand) {
        do {
            try journal?.append(command.json)
        } catch {
            // A full disk: the chain goes on, is kept up to here, and GET /devnet says so.
            journal = nil
            stateFault = "\(error)"
        }
    }

    private static func perform(_ command: ChainCommand, on chain: inout Chain, _ snapshots: inout [Chain]) {
        switch command {
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
            if snapshots.indices.contains(number - 1) { chain = snapshots[number - 1] }
        }
    }

    /// Answers a request.
    func answer(_ request: DevnetRequest) -> DevnetAnswer {
        if request.path == "/devnet" || request.path.hasPrefix("/devnet/") { return control(request) }
        let answer = faulty(request)
        requests.append(request, status: answer.status)
        return answer
    }

    private func faulty(_ request: DevnetRequest) -> DevnetAnswer {
        guard let fault = faults.acting(on: request) else { return proper(request) }
        switch fault.kind {
        case .delay:
            var answer = proper(request)
            answer.delay = fault.delay
            return answer
        case .tooManyRequests: return .tooManyRequests
        case .unavailable: return .unavailable
        case .garbage: return .garbage
        case .close: return .closing
        case .loseAnswer:
            _ = proper(request)
            return .closing
        case .serverBusy: return broadcastAnswer(request, refusal: .busy)
        case .drop: return broadcastAnswer(request, refusal: nil)
        case .stale:
            guard var frozen = fault.frozen, !request.isBroadcast else { return proper(request) }
            return NodeEndpoints.answer(request, on: &frozen, now: Self.now)
        }
    }

    private func proper(_ request: DevnetRequest) -> DevnetAnswer {
        if request.path.hasPrefix("/v1/") {
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

    /// What the node would say of a transaction that it does not look at.
    private func broadcastAnswer(_ request: DevnetRequest, refusal: BroadcastRefusal?) -> DevnetAnswer {
        let query = NodeQuery(request: request, isSolidified: false, now: Self.now)
        do {
            if request.path.hasSuffix("hex") {
                return DevnetAnswer(
                    BroadcastHex.answer(try BroadcastHex.transaction(query), refusal: refusal))
            }
            let transaction = try TransactionJSON.transaction(query)
            return DevnetAnswer(BroadcastEndpoints.answer(transaction, refusal, try query.rendering()))
        } catch {
            return DevnetAnswer(["Error": .string("\(error)")])
        }
    }

    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}

extension ChainState {
    fileprivate mutating func set(_ address: Address, trx: Int64?, usdt: UInt64?) {
        if let trx {
            var account = accounts[address] ?? LedgerAccount(balance: .zero, createdAt: self[.time])
            account.balance = Sun(trx)
            accounts[address] = account
        }
        if let usdt { setBalance(usdt, of: address, token: TokenContract.usdtAddress) }
    }
}

extension DevnetAnswer {
    fileprivate static let tooManyRequests: Self = {
        var answer = Self(
            status: 429,
            [
                "Success": false,
                "Error": "The key exceeds the frequency limit(5), and the query server is suspended for 30s",
            ])
        answer.headers = [("Retry-After", "1")]
        return answer
    }()

    fileprivate static let unavailable: Self = {
        var answer = Self(
            text: "<html><head><title>503 Service Temporarily Unavailable</title></head></html>\n")
        answer.status = 503
        answer.contentType = "text/html"
        return answer
    }()

    fileprivate static let garbage = Self(text: "{\"blockID\":\"00000000000\u{0}<!doctype html>")

    fileprivate static let closing: Self = {
        var answer = Self(text: "")
        answer.status = 0
        answer.delivery = .closed
        return answer
    }()
}
