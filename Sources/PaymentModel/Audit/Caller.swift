/// The caller of a use case.
public struct Caller: Hashable, Sendable {
    /// The token's subject, "anonymous", or "service".
    public let subject: String
    /// The request's `X-Request-ID`, or the id that was made for it.
    public let requestID: String
    /// The network address that the request came from; nil for the service itself.
    public let remoteAddress: String?
    /// Whether it acts as an administrator, whom some decisions are reserved to.
    public let isAdmin: Bool

    /// A caller as the request identified it.
    public init(subject: String, requestID: String, remoteAddress: String?, isAdmin: Bool = false) {
        self.subject = subject
        self.isAdmin = isAdmin
        self.requestID = requestID
        self.remoteAddress = remoteAddress
    }

    /// The service itself, working on what `requestID` names.
    public static func service(_ requestID: String) -> Self {
        Self(subject: "service", requestID: requestID, remoteAddress: nil)
    }
}
