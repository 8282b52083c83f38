/// Why the node does not take a transaction, in java-tron's codes and words (`Wallet.broadcastTransaction`).
struct BroadcastRefusal: Error, Hashable {
    /// `GrpcAPI.Return.response_code`.
    enum Code: String, CaseIterable {
        case signature = "SIGERROR"
        case validate = "CONTRACT_VALIDATE_ERROR"
        case execute = "CONTRACT_EXE_ERROR"
        case bandwidth = "BANDWITH_ERROR"
        case duplicate = "DUP_TRANSACTION_ERROR"
        case tapos = "TAPOS_ERROR"
        case tooBig = "TOO_BIG_TRANSACTION_ERROR"
        case expired = "TRANSACTION_EXPIRATION_ERROR"
        case serverBusy = "SERVER_BUSY"
        case noConnection = "NO_CONNECTION"
        case notEnoughConnections = "NOT_ENOUGH_EFFECTIVE_CONNECTION"
        case unsolidified = "BLOCK_UNSOLIDIFIED"
        case other = "OTHER_ERROR"
    }
    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What an actuator's `validate` refuses.
    static func invalid(_ words: String) -> Self { Self(.validate, "Contract validate error : \(words)") }
    static func signature(_ words: String) -> Self { Self(.signature, "Validate signature error: \(words)") }
    static let insufficientResource = Self(.bandwidth, "Account resource insufficient error.")
    static let expiration = Self(.expired, "Transaction expired")
    static let duplicate = Self(.duplicate, "Dup transaction.")
    static let tapos = Self(.tapos, "Tapos check error.")
    static let busy = Self(.serverBusy, "Server busy.")
    static let noConnection = Self(.noConnection, "No connection.")
    static let unsolidified = Self(.unsolidified, "Block unsolidified.")
    /// The transaction waits on this node all the same.
    static let notRelayed = Self(.notEnoughConnections, "P2P broadcast failed.")
    /// What a real node does, and this one does not: in the code of what java-tron has no code for.
    static func unsupported(_ words: String) -> Self { Self(.other, "Error: \(words)") }
}

/// What a contract's own rules refuse, in java-tron's words (`ContractValidateException`).
struct ContractFault: Error, Hashable {
    let words: String

    init(_ words: String) {
        self.words = words
    }
}
