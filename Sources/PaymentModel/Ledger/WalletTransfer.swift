public import Tron

/// The direction of a transfer, as a wallet or an address sees it.
public enum TransferDirection: String, Codable, Sendable, CaseIterable {
    /// Into the wallet.
    case incoming = "in"
    /// Out of the wallet.
    case outgoing = "out"
}

/// What a solidified transaction moved into or out of a wallet, according to the chain. Each is recorded once, in the
/// commit that moves the position past its block.
public struct WalletTransfer: Codable, Hashable, Sendable {
    /// What moved.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// TRX of a `TransferContract`, or a `Transfer` log of a configured token.
        case transfer
        /// TRX burnt for a transaction that the wallet's key signed elsewhere.
        case fee
    }

    /// The wallet that it came to, or went from.
    public let walletID: WalletID
    /// A transfer, or a fee burnt elsewhere.
    public let kind: Kind
    /// Which way, as the wallet sees it; a fee goes out.
    public let direction: TransferDirection
    /// More than 0.
    public let amount: AssetAmount
    /// The other side; nil for a fee.
    public let counterparty: Address?
    /// The transaction's id on the chain.
    public let txID: TransactionID
    /// The index in the transaction's logs; nil for TRX.
    public let log: Int?
    /// The number of the solidified block.
    public let block: BlockNumber
    /// The block's timestamp.
    public let time: ChainTime
    /// The service's own record, if it made the transaction.
    public let transactionID: TransactionRecordID?

    /// What `part` moved for the wallet in `block`. `record` is the service's own record of the transaction, if it
    /// has one.
    public init(walletID: WalletID, part: Part, at block: BlockMoment, record: TransactionRecordID?) {
        self.walletID = walletID
        kind = part.kind
        direction = part.direction
        amount = part.amount
        counterparty = part.counterparty
        txID = part.txID
        log = part.log
        self.block = block.number
        time = block.time
        transactionID = record
    }

    /// One part of a transaction.
    public struct Part: Hashable, Sendable {
        /// A transfer, or a fee burnt elsewhere.
        public let kind: Kind
        /// Which way, as the wallet sees it.
        public let direction: TransferDirection
        /// How much; more than 0.
        public let amount: AssetAmount
        /// The other side; nil for a fee.
        public let counterparty: Address?
        /// The transaction's id on the chain.
        public let txID: TransactionID
        /// The index in the transaction's logs; nil for TRX.
        public let log: Int?

        /// One part of `transaction`: its transfer of TRX or one of its logs.
        public init(
            kind: Kind, direction: TransferDirection, amount: AssetAmount, counterparty: Address?,
            in transaction: (id: TransactionID, log: Int?)
        ) {
            self.kind = kind
            self.direction = direction
            self.amount = amount
            self.counterparty = counterparty
            txID = transaction.id
            log = transaction.log
        }
    }

    /// A block, as transfers need it.
    public struct BlockMoment: Hashable, Sendable {
        /// The block's number.
        public let number: BlockNumber
        /// The block's timestamp.
        public let time: ChainTime

        /// The block with this number and timestamp.
        public init(number: BlockNumber, time: ChainTime) {
            self.number = number
            self.time = time
        }
    }

    /// In the asset's smallest unit; below 0 what went out.
    public var units: Int64 { direction == .incoming ? amount.units : -amount.units }

    /// Whether the service's own record has booked it already as a movement.
    public var isBooked: Bool { direction == .outgoing && transactionID != nil }
}
