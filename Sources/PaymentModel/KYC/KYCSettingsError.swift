/// Why a configuration of issuers, or a key for attestations, can't be used; the reason is for the operator.
public struct KYCSettingsError: Error, Hashable, Sendable {
    /// What is wrong, as part of a sentence; holds nothing of the key.
    public let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
