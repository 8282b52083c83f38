/// Who asks, as far as the domain has to know.
public struct Caller: Hashable, Sendable {
    /// The token's subject, "anonymous", or "service".
    public let subject: String
    public let requestID: String
    public let remoteAddress: String?

    public init(subject: String, requestID: String, remoteAddress: String?) {
        self.subject = subject
        self.requestID = requestID
        self.remoteAddress = remoteAddress
    }

    /// The service itself, at work on the thing that `requestID` names.
    public static func service(_ requestID: String) -> Self {
        Self(subject: "service", requestID: requestID, remoteAddress: nil)
    }
}
