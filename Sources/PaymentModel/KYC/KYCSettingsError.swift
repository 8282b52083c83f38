/// Why a configuration of issuers, or a key for attestations, can't be used; the reason is for the operator.
public struct KYCSettingsError: Error, Hashable, Sendable {
    public let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
