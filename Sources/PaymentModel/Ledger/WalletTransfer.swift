public import Tron

/// Which way something moved, as a wallet or an address sees it.
public enum TransferDirection: String, Codable, Sendable, CaseIterable {
    case incoming = "in"
    case outgoing = "out"
}

/// What a solidified transaction moved into or out of a wallet, as the chain itself tells it. Each is recorded once, in
/// the commit that moves the position of the reading past its block.
public struct WalletTransfer: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// TRX of a `TransferContract`, or USDT of a `Transfer` log of the configured contract.
        case transfer
        /// TRX burnt for a transaction that the wallet's key signed elsewhere.
        case fee
    }
    public let walletID: WalletID
    public let kind: Kind
    public let direction: TransferDirection
    /// More than 0.
    public let amount: AssetAmount
    /// The other side; nil of a fee.
    public let counterparty: Address?
    public let txID: TransactionID
    /// The place in the transaction's logs; nil for TRX.
    public let log: Int?
    public let block: Int64
    public let time: ChainTime
    /// The record here, where this service made the transaction.
    public let transactionID: TransactionRecordID?

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

    /// What of a transaction it is.
    public struct Part: Hashable, Sendable {
        public let kind: Kind
        public let direction: TransferDirection
        public let amount: AssetAmount
        public let counterparty: Address?
        public let txID: TransactionID
        public let log: Int?

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

    /// Where in the chain.
    public struct BlockMoment: Hashable, Sendable {
        public let number: Int64
        public let time: ChainTime

        public init(number: Int64, time: ChainTime) {
            self.number = number
            self.time = time
        }
    }

    /// In the asset's smallest unit; below 0 what went out.
    public var units: Int64 { direction == .incoming ? amount.units : -amount.units }

    /// Whether the books know it already by the record that made it: what an own transaction sent is its movement.
    public var isBooked: Bool { direction == .outgoing && transactionID != nil }
}
