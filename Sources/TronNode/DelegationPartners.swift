public import Tron

/// Who delegates to an account, and to whom it delegates.
public struct DelegationPartners: Hashable, Sendable {
    /// Who delegates to the account.
    public let owners: [Address]
    /// To whom the account delegates.
    public let receivers: [Address]

    /// The partners as a node tells them.
    public init(owners: [Address], receivers: [Address]) {
        self.owners = owners
        self.receivers = receivers
    }
}
