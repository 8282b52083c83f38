import HTTPTypes

/// One operation of the API: where it is, who may use it, and what it does.
struct Operation: Sendable {
    /// `operationId` of the contract.
    let id: String
    let method: HTTPRequest.Method
    /// Names of parameters are in braces.
    let path: String
    let access: Access
    var idempotency: IdempotencyUse = .ignored
    var body: BodyUse = .none
    /// The largest body that is read, in bytes.
    var bodyBytesMax = BodyUse.bytesMax
    /// Whether the body may also be a table (`text/csv`).
    var acceptsCSV = false
    /// Whether it honours `Prefer: wait`.
    var waits = false
    /// The action under which refusals are written into the audit trail; nil for operations that only read.
    var audited: String?
    let handle: @Sendable (OperationRequest) async throws -> Answer

    /// Whether it reports the service's health, which is open to everyone without a limit.
    var isHealth: Bool { path.hasPrefix("/health") }
}

/// Who may use an operation.
enum Access: Hashable, Sendable {
    /// Everybody, without a token.
    case open
    /// Everybody with a valid token.
    case session
    /// Everybody whose token grants the permission.
    case permission(Permission)
}

/// What an operation does with the `Idempotency-Key` field.
enum IdempotencyUse: Sendable {
    case ignored, optional, required
}

/// What an operation does with the body of a request.
enum BodyUse: Hashable, Sendable {
    /// It takes no body. If one is sent, it is not read.
    case none
    case optional
    case required

    /// The largest body that is read, unless the operation says otherwise.
    static let bytesMax = 1 << 20
}
