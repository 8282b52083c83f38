public import StrictJSON
public import Tron

/// What a node says of a transaction that it was handed (java-tron: `GrpcAPI.Return.response_code`).
public enum BroadcastCode: String, Hashable, Sendable, CaseIterable {
    /// The node took it, and passes it on.
    case success = "SUCCESS"
    /// The signature does not fit, or does not reach the permission's threshold.
    case signatureError = "SIGERROR"
    /// It can't be executed on the node's present state.
    case contractValidateError = "CONTRACT_VALIDATE_ERROR"
    /// Executing it failed.
    case contractExecuteError = "CONTRACT_EXE_ERROR"
    /// Neither bandwidth nor TRX for it. The wire has java-tron's spelling.
    case bandwidthError = "BANDWITH_ERROR"
    /// The node has it, or had it, already.
    case duplicate = "DUP_TRANSACTION_ERROR"
    /// The node does not know the block that it refers to.
    case taposError = "TAPOS_ERROR"
    /// It has more bytes than a transaction may have.
    case tooBig = "TOO_BIG_TRANSACTION_ERROR"
    /// Its expiration is past, by the node's head.
    case expired = "TRANSACTION_EXPIRATION_ERROR"
    /// The node has too much pending.
    case serverBusy = "SERVER_BUSY"
    /// The node has no peers.
    case noConnection = "NO_CONNECTION"
    /// The node has too few peers, or reached none of them: it may have kept the transaction.
    case notEnoughConnections = "NOT_ENOUGH_EFFECTIVE_CONNECTION"
    /// Too many of the node's blocks are not solidified.
    case blockUnsolidified = "BLOCK_UNSOLIDIFIED"
    /// Anything else, and every code of later versions.
    case otherError = "OTHER_ERROR"
}

/// A node's answer to `broadcasthex` or `broadcasttransaction`.
public struct BroadcastAnswer: Hashable, Sendable {
    /// Which of the two was asked: they write the message differently.
    public enum Endpoint: Sendable {
        /// `broadcasthex`: the message is plain text.
        case hex
        /// `broadcasttransaction`: the message is hex of UTF-8.
        case transaction
    }
    /// What the node says.
    public let code: BroadcastCode
    /// The node's words, for people; they change between versions.
    public let message: String
    /// The id that the node computed of what it got.
    public let transactionID: TransactionID?

    /// An answer that is known by other means than a node's JSON.
    public init(code: BroadcastCode, message: String, transactionID: TransactionID? = nil) {
        self.code = code
        self.message = message
        self.transactionID = transactionID
    }

    /// The answer that a node's JSON is. A code of a later version is `otherError`.
    ///
    /// - Throws: `NodeError.unreadable` where it has neither a result nor a code.
    public init(json: JSON, from endpoint: Endpoint = .hex) throws(NodeError) {
        let accepted = json["result"]?.bool
        let name = json["code"]?.string
        guard accepted != nil || name != nil else {
            throw NodeError(.unreadable, "an answer without a verdict")
        }
        code =
            name.map { BroadcastCode(rawValue: $0) ?? .otherError }
            ?? (accepted == true ? .success : .otherError)
        let words = json["message"]?.string ?? ""
        message =
            switch endpoint {
            case .hex: words
            // What is no hex is taken as it is: the words are for people.
            case .transaction: [UInt8](hex: words).map { String(decoding: $0, as: UTF8.self) } ?? words
            }
        transactionID = json["txid"]?.string.flatMap { try? TransactionID(parsing: $0) }
    }
}
