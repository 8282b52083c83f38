import Payments
import Simulation
import StrictJSON
import Synchronization
import Tron
import TronNode

@testable import PaymentModel

/// A node that answers from fixed values and counts what it is asked.
struct StubNode: NodeGroup, UnaskedQueries {
    var genesis = "0000000000000000" + String(repeating: "5", count: 48)
    var symbol: String? = "USDT"
    var decimals: UInt64 = 6
    /// What a transfer to each address takes, and to all others.
    var energy: [Address: Int64] = [:]
    var energyToOthers: Int64 = 130_285
    var isReverting = false
    /// Why the token refuses transfers, where its owner has it so.
    var tokenBlock: TokenBlock?
    /// What `balanceOf` says at the head.
    var balance: UInt64 = 100_000_000
    var failure: NodeError?
    var activated: Set<Address> = []
    /// Accounts that only the head's state has.
    var activatedAtHead: Set<Address> = []
    var parameters: [String: Int64] = [
        "getEnergyFee": 100, "getTransactionFee": 1000, "getMemoFee": 1_000_000,
        "getCreateAccountFee": 100_000,
        "getCreateNewAccountFeeInSystemContract": 1_000_000, "getMaxFeeLimit": 15_000_000_000,
    ]
    /// The chain from its genesis on, where a test needs one, and how far it is solidified.
    var chain: [NodeBlock] = []
    var solidified = 0
    var receipts: [Int64: [TransactionReceipt]] = [:]
    /// What every activated account has.
    var trx: Int64 = 1
    /// Who may sign for every account, where the node says so.
    var ownerPermission: Permission?
    /// What the token takes of a transfer.
    var tokenFee = (basisPoints: UInt64(0), maximum: UInt64(0))
    /// Constant calls, and all questions.
    let calls = CallCount()
    let requests = CallCount()

    /// How often something was asked.
    final class CallCount: Sendable {
        private let value = Mutex(0)
        var count: Int { value.withLock(\.self) }
        func add() { value.withLock { $0 += 1 } }
    }

    private func answer<Value>(_ value: () throws(NodeError) -> Value) throws(NodeError) -> Value {
        requests.add()
        if let failure { throw failure }
        return try value()
    }

    func oneNode() async throws(NodeError) -> any NodeAPI { self }
    func health() async -> [NodeHealth] { [] }

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try answer { () throws(NodeError) in
            if chain.isEmpty { return genesisBlock }
            let newest = view == .head ? chain.count - 1 : solidified
            guard case .number(let number) = selector else { return chain[newest] }
            return number.value <= newest ? chain[Int(number.value)] : nil
        }
    }

    private var genesisBlock: NodeBlock? {
        guard let id = try? BlockID(parsing: genesis) else { return nil }
        return NodeBlock(
            id: id, parentHash: "", timestamp: ChainTime(milliseconds: Samples.now.milliseconds),
            transactionIDs: [])
    }

    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        try answer { () throws(NodeError) in
            let end = view == .head ? chain.count : solidified + 1
            return Array(chain[min(Int(first.value), end)..<min(Int(first.value) + count, end)])
        }
    }

    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        try answer { () throws(NodeError) in receipts[number.value] ?? [] }
    }

    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try answer { () throws(NodeError) in false }
    }

    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        try answer { () throws(NodeError) in nil }
    }

    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        try answer { () throws(NodeError) in
            let isThere = activated.contains(address) || view == .head && activatedAtHead.contains(address)
            return isThere
                ? NodeAccount(address: address, balance: Sun(trx), ownerPermission: ownerPermission) : nil
        }
    }

    func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try answer { () throws(NodeError) in try AccountResources(json: [:]) }
    }

    func chainParameters() async throws(NodeError) -> ChainParameters {
        try answer { () throws(NodeError) in ChainParameters(values: parameters) }
    }

    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        calls.add()
        return try answer { () throws(NodeError) in
            if call.data == TRC20.symbolCall { return symbol.map(Self.text) ?? .reverted(nil, energy: 0) }
            if call.data == TRC20.decimalsCall {
                return .returned(UInt256(decimals).bigEndianBytes, energy: 0, penalty: 0)
            }
            if call.data == TRC20.basisPointsRateCall {
                return .returned(UInt256(tokenFee.basisPoints).bigEndianBytes, energy: 0, penalty: 0)
            }
            if call.data == TRC20.maximumFeeCall {
                return .returned(UInt256(tokenFee.maximum).bigEndianBytes, energy: 0, penalty: 0)
            }
            if call.data == TRC20.pausedCall || call.data == TRC20.isBlackListedCall(call.owner) {
                let isAsked = tokenBlock == (call.data == TRC20.pausedCall ? .paused : .blacklisted)
                return .returned(UInt256(isAsked ? 1 : 0).bigEndianBytes, energy: 0, penalty: 0)
            }
            if tokenBlock != nil, call.data.count == 68 { return .reverted(nil, energy: 100) }
            if call.data.count == 36 {
                return .returned(UInt256(balance).bigEndianBytes, energy: 0, penalty: 0)
            }
            if isReverting { return .reverted("blacklisted", energy: 100) }
            let recipient = try? Address(evmBytes: call.data[16..<36])
            return .returned(
                [], energy: Energy(recipient.flatMap { energy[$0] } ?? energyToOthers), penalty: 0)
        }
    }

    private static func text(_ text: String) -> ConstantCallResult {
        let bytes = Array(text.utf8)
        let padding = [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
        let head = UInt256(32).bigEndianBytes + UInt256(UInt64(bytes.count)).bigEndianBytes
        return .returned(head + bytes + padding, energy: 0, penalty: 0)
    }

    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        try answer { () throws(NodeError) in BroadcastAnswer(code: .success, message: "") }
    }
}
