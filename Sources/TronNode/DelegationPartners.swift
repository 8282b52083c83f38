public import Tron

/// Who delegates to an account, and to whom it delegates.
public struct DelegationPartners: Hashable, Sendable {
    public let owners: [Address]
    public let receivers: [Address]

    public init(owners: [Address], receivers: [Address]) {
        self.owners = owners
        self.receivers = receivers
    }
}
