import PaymentModel
import Payments
import Synchronization
import Tron
import TronNode

/// The chain as its witnesses' signatures prove it, beside the position that is stored. It survives no restart: then the
/// headers above the position are read again.
final class VerifiedChain: Sendable {
    /// When a block that is signed is final.
    enum Finality: Sendable {
        /// When enough witnesses have built on it, as java-tron's rule is.
        case quorum
        /// When the node says so: on a development network that is set by hand.
        case told
    }

    private struct State {
        var chain: LightChain
        let trust: ChainTrust
    }

    let finality: Finality
    /// The block that an operator named.
    let checkpoint: BlockID?
    private let alarm: ChainAlarm?
    private let state = Mutex<State?>(nil)

    private enum Limits {
        /// Blocks read at once to learn witnesses from.
        static let range = 27
        /// The blocks that prove it may be told a moment later.
        static let patience = Duration.seconds(30)
    }

    init(finality: Finality, checkpoint: BlockID?, alarm: ChainAlarm?) {
        self.finality = finality
        self.checkpoint = checkpoint
        self.alarm = alarm
    }

    /// Goes on from `position`, unless that is what is held.
    func resume(at position: FollowerPosition) {
        guard let trust = position.trust else { return }
        state.withLock { state in
            guard state?.chain.final.id != position.solidified.block else { return }
            let final = BlockMark(id: position.solidified.block, time: position.solidified.time)
            state = State(
                chain: LightChain(
                    final: final, witnesses: trust.witnesses, newcomersThrough: trust.newcomersThrough),
                trust: trust)
        }
    }

    /// The block to begin with: the one that an operator named, or `tip`.
    func beginning(at tip: NodeBlock, on node: any NodeAPI) async throws(NodeError) -> BlockMark {
        guard let checkpoint else { return tip.mark }
        guard let block = try await node.block(.number(checkpoint.number), in: .solidified) else {
            throw NodeError(.unreadable, "the trusted block \(checkpoint.number) is not told")
        }
        guard block.id == checkpoint else {
            let words = "block \(checkpoint.number) is another than the one that is trusted"
            alarm?.raise(.unproven, words)
            throw NodeError(.disagreement, words)
        }
        return block.mark
    }

    /// Learns from the ancestors of `mark` who makes blocks.
    func learn(at mark: BlockMark, from node: any NodeAPI) async throws(NodeError) -> ChainTrust {
        var ancestors: [SignedHeader] = []
        var next = max(1, mark.number.advanced(by: 1 - LightChain.ancestorsCount))
        while next <= mark.number {
            let left = mark.number.next.blocks(above: next)
            let blocks = try await node.blocks(
                from: next, count: Int(min(Int64(Limits.range), left)), in: .solidified)
            guard !blocks.isEmpty else { throw NodeError(.unreadable, "block \(next) is not told") }
            for block in blocks {
                guard let header = block.header else { throw unproven(block, "its id is not its header's") }
                ancestors.append(header)
            }
            next = next.advanced(by: Int64(blocks.count))
        }
        do {
            let chain = try LightChain(trusting: mark, ancestors: ancestors)
            return ChainTrust(
                trusted: mark.id, isConfigured: checkpoint != nil, witnesses: chain.witnesses,
                newcomersThrough: chain.newcomersThrough)
        } catch {
            let words = "the blocks below \(mark.number) do not lead to it: \(error)"
            alarm?.raise(.unproven, words)
            throw NodeError(.unreadable, words)
        }
    }

    /// Whether `id` was admitted with the signature of a known witness, or is the final block. A signature can be made up: such a
    /// block is worth asking for again.
    func isSigned(_ id: BlockID) -> Bool { state.withLock { $0?.chain.isSigned(id) ?? false } }

    /// Takes in `block`, which is a child of one that was.
    ///
    /// - Throws: `NodeError` if it does not prove what the node says about it.
    func admit(_ block: NodeBlock) throws(NodeError) {
        guard let header = block.header else { throw unproven(block, "its id is not its header's") }
        guard block.hasProvenTransactions else {
            throw unproven(block, "its transactions are not its root's")
        }
        let keys = block.transactions.reduce(into: [:] as [Address: Address]) { keys, transaction in
            if transaction.succeeded, let owner = transaction.owner {
                keys[owner] = transaction.witnessKey ?? keys[owner]
            }
        }
        let error = state.withLock { state -> LightChainError? in
            do throws(LightChainError) {
                try state?.chain.append(header, naming: keys)
                return nil
            } catch {
                return error
            }
        }
        switch error {
        case nil: alarm?.clear(.unproven)
        case .unknownParent?:
            throw NodeError(.disagreement, "block \(block.number) is no child of what was read")
        case let error?: throw unproven(block, "\(error)")
        }
    }

    private func unproven(_ block: NodeBlock, _ reason: String) -> NodeError {
        let words = "block \(block.number) does not prove what the node says about it: \(reason)"
        alarm?.raise(.unproven, words)
        return NodeError(.unreadable, words)
    }

    /// The newest block up to `tip` that is final.
    func final(upTo tip: BlockNumber) -> BlockNumber {
        state.withLock { state in
            guard let chain = state?.chain else { return 0 }
            return switch finality {
            case .quorum: min(tip, chain.provenFinal)
            case .told: min(tip, chain.signedThrough)
            }
        }
    }

    /// What nodes call final is proven to be, once everything above it was read: witnesses that nobody knows prove nothing.
    func judge(_ tip: NodeBlock) {
        let end = final(upTo: tip.number)
        guard end < tip.number else {
            alarm?.clear(.notFinal)
            return
        }
        alarm?.raise(
            .notFinal, "block \(tip.number) is called solidified, and signatures prove it of block \(end)",
            after: Limits.patience)
    }

    /// Moves the final block on to `block`. Returns what is believed from there on.
    ///
    /// Another step may have been told another branch since the block was admitted: of that nothing is learned.
    func pass(through block: BlockID) -> ChainTrust? {
        state.withLock { state in
            if state?.chain.contains(block) == true { state?.chain.finalize(through: block.number) }
            guard let held = state else { return nil }
            var trust = held.trust
            trust.witnesses = held.chain.witnesses
            return trust
        }
    }
}

extension ChainTrust {
    /// Whether `block` proves its transactions, and was signed by the key of a witness that is known or was not long ago.
    func isSigned(_ block: NodeBlock) -> Bool {
        guard block.hasProvenTransactions, let header = block.header, let witness = header.header.witness,
            let key = try? header.header.signer(of: header.signature)
        else { return false }
        return block.number <= newcomersThrough || witnesses.isRemembered(witness, signingBy: key)
    }
}

extension VerifiedChain {
    /// The chain as `configuration` has it believed; nil where nodes are.
    convenience init?(_ configuration: PaymentConfiguration, alarm: ChainAlarm) {
        guard case .witnesses(let checkpoint) = configuration.blockTrust else { return nil }
        self.init(
            finality: configuration.network == .devnet ? .told : .quorum, checkpoint: checkpoint, alarm: alarm
        )
    }
}
