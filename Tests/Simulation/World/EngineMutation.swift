import PaymentEngine
import PaymentModel
import Payments
import Tron
import TronNode

/// One thing that an engine could do wrong. Each is brought about from outside, by what stands between the engine and its
/// store or its nodes, so that the engine itself has no switch for it. A simulator that does not notice all of them is
/// of no use.
public enum EngineMutation: String, CaseIterable, Sendable {
    /// Bytes are sent, and stored afterwards.
    case broadcastBeforeStore
    /// An attempt counts as dead when the head's time is past its expiration and the head's chain has it not.
    case deadByTheHead
    /// A node's "I know this one" counts as a failure for good.
    case duplicateIsFailure
    /// The reservation is given back when a block has the transaction, not when that block is final.
    case releaseAtInclusion
    /// What blocks brought is stored, and in a second commit how far they were read.
    case cursorAfterResults
    /// The same the other way round.
    case cursorBeforeResults
    /// How far blocks were read for transfers is stored, and in a second commit what they brought.
    case transferCursorBeforeTransfers
    /// One node is believed about what is final, although two are configured.
    case quorumOfOne
    /// What came into a block is stored without its entry in the audit trail.
    case silentInclusion
    /// A payout is made ready for its device again while what was shown first may still be signed.
    case preparedAgain
    /// The reservation of what is with a device is given back when it is cancelled, not when it is dead.
    case releaseAtCancel
}

/// An engine's mistake, at work between it and the world.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class Mutant: @unchecked Sendable {
    let mutation: EngineMutation
    let network: SimulatedNetwork
    /// Transactions that a node knew already.
    var knownToNodes: Set<TransactionID> = []
    /// Records whose reservation was given back too early.
    var released: Set<TransactionRecordID> = []

    init(_ mutation: EngineMutation, network: SimulatedNetwork) {
        self.mutation = mutation
        self.network = network
    }

    func store(_ inner: any Store) -> any Store { MutantStore(inner, self) }

    func nodes(_ inner: any NodeGroup) -> any NodeGroup & ChainQueries { MutantNodes(inner, self) }
}

private final class MutantStore: ForwardingStore, @unchecked Sendable {
    private let mutant: Mutant

    init(_ inner: any Store, _ mutant: Mutant) {
        self.mutant = mutant
        super.init(inner)
    }

    override func commit(_ change: Change) async throws(StoreError) {
        switch mutant.mutation {
        case .broadcastBeforeStore:
            for record in change.transactions where record.status == .signed { send(record) }
            try await inner.commit(change)
        case .deadByTheHead, .quorumOfOne, .preparedAgain: try await inner.commit(change)
        case .duplicateIsFailure: try await inner.commit(failingKnown(change))
        case .releaseAtInclusion, .releaseAtCancel: try await inner.commit(releasingEarly(change))
        case .cursorAfterResults, .cursorBeforeResults: try await commitInTwo(change)
        case .silentInclusion:
            var change = change
            change.audit.removeAll { $0.action == "transaction.include" }
            try await inner.commit(change)
        case .transferCursorBeforeTransfers: try await commitTransfersLater(change)
        }
    }

    override func transactionsExpired(
        at time: ChainTime, limit: Int
    ) async throws(StoreError) -> [TransactionRecord] {
        guard mutant.mutation == .deadByTheHead else {
            return try await super.transactionsExpired(at: time, limit: limit)
        }
        let headTime = mutant.network.nodes.map(\.view.head.time).max() ?? time
        return try await super.transactionsExpired(at: headTime, limit: limit)
    }

    override func payoutsToFund(at time: Timestamp, turn: QueueTurn) async throws(StoreError) -> [Payout] {
        var due = try await super.payoutsToFund(at: time, turn: turn)
        guard mutant.mutation == .preparedAgain else { return due }
        var filter = TransactionFilter()
        filter.status = .awaitingSignature
        for record in try await inner.transactions(filter, after: nil, limit: turn.wallets * turn.perWallet) {
            guard let id = record.payoutID, var payout = try await inner.payout(id), payout.status == .pending
            else { continue }
            payout.transactionID = nil
            due.append(payout)
        }
        return due
    }

    private func send(_ record: TransactionRecord) {
        guard let bytes = record.attempt?.signedBytes, let node = mutant.network.nodes.first,
            let transaction = try? SignedTransaction(decoding: bytes)
        else { return }
        _ = mutant.network.deliver(transaction, to: node)
    }

    private func failingKnown(_ change: Change) async throws(StoreError) -> Change {
        var change = change
        for (index, record) in change.transactions.enumerated() {
            guard let id = record.attempt?.txID, mutant.knownToNodes.contains(id), record.status == .broadcast
            else { continue }
            let failure = Failure(code: .rejectedByNode, detail: "DUP_TRANSACTION_ERROR", retryable: true)
            change.transactions[index].status = .failed
            change.transactions[index].failure = failure
            for (key, units) in record.reservation.counters(of: record.walletID) {
                change.counters.append(CounterChange(key: key, delta: -units))
            }
            var told = change.transactions[index]
            told.version = record.version
            change.events.append(
                FeedEvent(
                    id: FeedEventID(at: record.updatedAt, random: SeededRandomSource(Chance(seed: 1))),
                    type: "transaction.failed", at: record.updatedAt, record: .transaction(told)))
        }
        return change
    }

    private func isReleasedEarly(_ record: TransactionRecord) -> Bool {
        mutant.mutation == .releaseAtCancel
            ? record.status == .cancelled && record.mayTakeEffect : record.status == .included
    }

    private func releasingEarly(_ change: Change) -> Change {
        var change = change
        for record in change.transactions {
            if isReleasedEarly(record), mutant.released.insert(record.id).inserted {
                for (key, units) in record.reservation.counters(of: record.walletID) {
                    change.counters.append(CounterChange(key: key, delta: -units))
                }
            } else if !record.mayTakeEffect, mutant.released.contains(record.id) {
                for (key, units) in record.reservation.counters(of: record.walletID) {
                    let index = change.counters.firstIndex { $0.key == key && $0.delta == -units }
                    if let index { change.counters.remove(at: index) }
                }
            }
        }
        return change
    }

    private func commitTransfersLater(_ change: Change) async throws(StoreError) {
        guard !change.transfers.isEmpty else { return try await inner.commit(change) }
        var (cursor, results) = (Change(), change)
        cursor.transferPosition = change.transferPosition
        results.transferPosition = nil
        try await inner.commit(cursor)
        try await inner.commit(results)
    }

    private func commitInTwo(_ change: Change) async throws(StoreError) {
        guard change.follower != nil, !change.transactions.isEmpty else {
            return try await inner.commit(change)
        }
        var results = change
        results.follower = nil
        var cursor = Change()
        cursor.follower = change.follower
        let isAfter = mutant.mutation == .cursorAfterResults
        try await inner.commit(isAfter ? results : cursor)
        try await inner.commit(isAfter ? cursor : results)
    }
}

private final class MutantNodes: ForwardingNode, NodeGroup, UnaskedQueries, @unchecked Sendable {
    private let group: any NodeGroup
    private let mutant: Mutant

    init(_ group: any NodeGroup, _ mutant: Mutant) {
        self.group = group
        self.mutant = mutant
        super.init(group)
    }

    func oneNode() async throws(NodeError) -> any NodeAPI { try await group.oneNode() }

    /// Questions about one record's end are asked on its behalf, and so can be told from the follower's.
    func quorum() async throws(NodeError) -> [any NodeAPI] {
        let nodes = try await group.quorum()
        let isForRecord = NodeRequestContext.current != nil
        if mutant.mutation == .quorumOfOne { return Array(nodes.prefix(1)) }
        guard mutant.mutation == .deadByTheHead, isForRecord else { return nodes }
        return nodes.map { HeadIsFinalNode($0) }
    }

    func health() async -> [NodeHealth] { await group.health() }

    override func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        let answer = try await inner.broadcast(transaction)
        if answer.code == .duplicate { mutant.knownToNodes.insert(transaction.id) }
        return answer
    }
}

/// Takes the head for final.
private final class HeadIsFinalNode: ForwardingNode, @unchecked Sendable {
    override func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try await inner.block(selector, in: .head)
    }

    override func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await inner.hasTransaction(id, in: .head)
    }

    override func receipt(
        of id: TransactionID, in view: ChainView
    ) async throws(NodeError) -> TransactionReceipt? {
        try await inner.receipt(of: id, in: .head)
    }
}
