public import PaymentModel
public import Tron
public import TronNode

/// The network's parameters, prices and token contracts.
public struct NetworkDescription: Sendable {
    /// The configured network.
    public let network: NetworkName
    /// The id of block 0, which identifies the chain.
    public let genesisBlockID: BlockID
    /// The node's software version; nil if it does not say.
    public let nodeVersion: String?
    /// TRX and the configured tokens.
    public let assets: AssetRegistry
    /// Prices and limits that the chain has now.
    public let parameters: ChainParameters
}

/// A block as callers see it.
public struct BlockDescription: Sendable {
    /// The block, with the ids of its transactions.
    public let block: NodeBlock
    /// Whether it is final: at or below the newest solidified block.
    public let isSolidified: Bool
}

/// A transaction of the chain, whoever made it.
public struct ChainTransaction: Sendable {
    /// How far it is. The last two are final.
    public enum Status: String, Sendable {
        /// `pending`: known to the node, in no block yet.
        case pending, included, confirmed, failed
    }

    /// A movement of TRX or of a configured token.
    public struct Movement: Sendable {
        /// Who gives, or whose contract call it is.
        public let from: Address
        /// Who receives, or the contract that is called.
        public let to: Address
        /// Nil if the contract is not configured, or the amount is too large for ours.
        public let amount: AssetAmount?
    }

    /// The transaction, decoded.
    public let transaction: NodeTransaction
    /// How far it is.
    public let status: Status
    /// What it cost and did; nil while it is in no block.
    public let receipt: Receipt?
    /// 1 in the head block, and for what is in no block.
    public let confirmations: Int64
    /// What it moves; nil for kinds that move nothing.
    public let movement: Movement?
}

/// Which block to return.
public enum BlockChoice: Hashable, Sendable {
    /// The block with this number, on the head's chain.
    case number(BlockNumber)
    /// `latest` is the head block, which a fork can replace; `solidified` the newest that is final.
    case latest, solidified
}

extension NetworkService {
    /// Parameters and prices now.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func description() async throws -> NetworkDescription {
        try await PaymentError.mapping {
            try await descriptions.answer(to: network) { _ in
                guard let genesis = try await node.block(.number(0), in: .head) else {
                    throw NodeError(.unreadable, "the node has no genesis block")
                }
                return NetworkDescription(
                    network: network, genesisBlockID: genesis.id, nodeVersion: try await node.version(),
                    assets: assets, parameters: try await node.chainParameters())
            }
        }
    }

    /// A block.
    ///
    /// - Throws: `PaymentError` with `notFound`, `nodeUnavailable`, `nodeError`.
    public func block(_ choice: BlockChoice) async throws -> BlockDescription {
        try await PaymentError.mapping {
            try await blocks.answer(to: choice) { head in
                let solidified = try await node.block(.latest, in: .solidified)
                let block: NodeBlock?
                switch choice {
                case .solidified: block = solidified
                case .latest: block = head
                case .number(let number): block = try await node.block(.number(number), in: .head)
                }
                guard let block else {
                    throw PaymentError(.notFound, "The chain does not have this block yet.")
                }
                return BlockDescription(
                    block: block, isSolidified: solidified.map { block.number <= $0.number } ?? false)
            }
        }
    }

    /// Any transaction that the node knows, decoded, with its receipt.
    ///
    /// - Throws: `PaymentError` with `notFound`, `nodeUnavailable`, `nodeError`.
    public func transaction(_ id: TransactionID) async throws -> ChainTransaction {
        try await PaymentError.mapping {
            try await transactions.answer(to: id) { head in try await transaction(id, atHead: head) }
        }
    }

    private func transaction(_ id: TransactionID, atHead head: NodeBlock) async throws -> ChainTransaction {
        guard let transaction = try await node.transaction(id, in: .head) else {
            throw PaymentError(.notFound, "The node does not know this transaction.")
        }
        let final = try await node.receipt(of: id, in: .solidified)
        var receipt = final
        if receipt == nil { receipt = try await node.receipt(of: id, in: .head) }
        let status: ChainTransaction.Status =
            if let final { final.succeeded ? .confirmed : .failed } else {
                receipt == nil ? .pending : .included
            }
        return ChainTransaction(
            transaction: transaction, status: status,
            receipt: receipt.map { Receipt($0, solidified: final != nil) },
            confirmations: receipt.map { max(1, head.number.next.blocks(above: $0.blockNumber)) } ?? 1,
            movement: movement(in: transaction.raw.contract))
    }

    /// What `contract` moves, from whom and to whom.
    private func movement(in contract: Contract) -> ChainTransaction.Movement? {
        switch contract {
        case .transfer(let transfer):
            return .init(
                from: transfer.owner, to: transfer.to,
                amount: AssetAmount(.trx, units: transfer.amount.value))
        case .triggerSmart(let call):
            return movement(in: call)
        case .delegateResource(let delegation):
            return .init(from: delegation.owner, to: delegation.receiver, amount: nil)
        case .unDelegateResource(let delegation):
            return .init(from: delegation.owner, to: delegation.receiver, amount: nil)
        case .accountCreate(let creation):
            return .init(from: creation.owner, to: creation.account, amount: nil)
        case .transferAsset(let transfer): return .init(from: transfer.owner, to: transfer.to, amount: nil)
        case .voteWitness, .accountUpdate, .freezeBalance, .unfreezeBalance, .withdrawBalance, .createSmart,
            .updateSetting, .updateEnergyLimit, .accountPermissionUpdate, .clearABI, .freezeBalanceV2,
            .unfreezeBalanceV2, .withdrawExpireUnfreeze, .cancelAllUnfreezeV2, .unknown:
            return nil
        }
    }

    private func movement(in call: TriggerSmartContract) -> ChainTransaction.Movement {
        guard let token = assets.token(at: call.contract), let known = TRC20Call(data: call.data) else {
            return .init(from: call.owner, to: call.contract, amount: nil)
        }
        func amount(_ value: UInt256) -> AssetAmount? {
            UInt64(exactly: value).flatMap { Int64(exactly: $0) }.flatMap {
                AssetAmount(.token(token), units: $0)
            }
        }
        return switch known {
        case .transfer(let to, let value): .init(from: call.owner, to: to, amount: amount(value))
        case .transferFrom(let from, let to, let value): .init(from: from, to: to, amount: amount(value))
        case .approve: .init(from: call.owner, to: call.contract, amount: nil)
        }
    }
}
