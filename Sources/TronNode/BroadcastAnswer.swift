public import StrictJSON
public import Tron

/// What a node says of a transaction that it was handed (java-tron: `GrpcAPI.Return.response_code`).
public enum BroadcastCode: String, Hashable, Sendable, CaseIterable {
    case success = "SUCCESS"
    case signatureError = "SIGERROR"
    case contractValidateError = "CONTRACT_VALIDATE_ERROR"
    case contractExecuteError = "CONTRACT_EXE_ERROR"
    case bandwidthError = "BANDWITH_ERROR"
    case duplicate = "DUP_TRANSACTION_ERROR"
    case taposError = "TAPOS_ERROR"
    case tooBig = "TOO_BIG_TRANSACTION_ERROR"
    case expired = "TRANSACTION_EXPIRATION_ERROR"
    case serverBusy = "SERVER_BUSY"
    case noConnection = "NO_CONNECTION"
    case notEnoughConnections = "NOT_ENOUGH_EFFECTIVE_CONNECTION"
    case blockUnsolidified = "BLOCK_UNSOLIDIFIED"
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
    public let code: BroadcastCode
    /// The node's words, for people; they change between versions.
    public let message: String
    /// The id that the node computed of what it got.
    public let transactionID: TransactionID?

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
