import HTTPTypes

/// Who may use an operation.
enum Access: Hashable, Sendable {
    /// Everybody, without a token.
    case open
    /// Whoever has a valid token.
    case session
    /// Whoever's token gives this.
    case permission(Permission)
}

/// What an operation does with the Idempotency-Key header.
enum IdempotencyUse: Sendable {
    case ignored, optional, required
}

/// What an operation does with a request's body.
enum BodyUse: Hashable, Sendable {
    /// There is none; what is sent is not read.
    case none
    /// It may be left out.
    case optional
    case required

    /// Bytes of a body.
    static let bytesMax = 1 << 20
}

/// One operation of the API: where it is, who may use it, and what it does.
struct Operation: Sendable {
    /// `operationId` of the contract.
    let id: String
    let method: HTTPRequest.Method
    /// With the names of parameters in braces.
    let path: String
    let access: Access
    var idempotency: IdempotencyUse = .ignored
    var body: BodyUse = .none
    /// Bytes of a body, at most.
    var bodyBytesMax = BodyUse.bytesMax
    /// Whether the body may be a table too (`text/csv`).
    var acceptsCSV = false
    /// Whether it honours `Prefer: wait`.
    var waits = false
    /// The verb under which a refusal stands in the audit trail; nil for reads.
    var audited: String?
    let handle: @Sendable (OperationRequest) async throws -> Answer
}
