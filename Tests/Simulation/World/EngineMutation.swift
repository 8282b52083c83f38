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
    /// Somebody else than its recipient is paid.
    case wrongRecipient
    /// The record that pays a payout moves another amount than the payout says.
    case otherAmount
    /// A payout is paid in another token.
    case otherToken
    /// What is counted against the policy's limits and what a wallet has is counted without its bound.
    case ceilingDropped
    /// What was accepted on another day is not counted on the day on which it is signed.
    case executionUncounted
    /// The operator's bound on what is burnt for energy is not applied.
    case feeLimitDropped
    /// A payout is paid that nobody has approved yet.
    case unapprovedPaid
    /// An entry in the middle of the audit trail is changed later.
    case trailRewritten
    /// The same, and it and all behind it are sealed again.
    case trailResealed
}

/// An engine's mistake, at work between it and the world.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class Mutant: @unchecked Sendable {
    let mutation: EngineMutation
    let network: SimulatedNetwork
    /// Past all that stands before it.
    let tables: MemoryStore
    /// Transactions that a node knew already.
    var knownToNodes: Set<TransactionID> = []
    /// Records whose reservation was given back too early.
    var released: Set<TransactionRecordID> = []
    /// Payouts that the engine was told otherwise, as they are.
    var misread: [PayoutID: Payout] = [:]
    /// Whether the trail was changed already.
    var hasRewritten = false

    init(_ mutation: EngineMutation, network: SimulatedNetwork, tables: MemoryStore) {
        self.mutation = mutation
        self.network = network
        self.tables = tables
    }

    /// Takes over what the operator decided, wrongly where that is the mistake.
    func misread(_ configuration: inout PaymentConfiguration) {
        if mutation == .feeLimitDropped { configuration.feeLimitMax = Sun(15_000 * Sun.perTRX) }
    }

    func store(_ inner: any Store) -> any Store { MutantStore(inner, self) }

    func nodes(_ inner: any NodeGroup) -> any NodeGroup & ChainQueries { MutantNodes(inner, self) }
}
