import PaymentModel

extension Session {
    /// Whether its token names the admin role, however narrow its scope is.
    var isAdmin: Bool { roles.contains { Role(rawValue: $0.lowercased()) == .admin } }

    /// The events that it may read: those of records that it may read by other operations.
    var readableEvents: Set<EventFilter.Area> {
        Set(EventFilter.Area.allCases.filter { permissions.contains($0.permission) })
    }
}

extension EventFilter.Area {
    /// What reading the records of such events needs.
    fileprivate var permission: Permission {
        switch self {
        case .wallet, .transaction, .transfer: .readWallets
        case .payout: .readPayouts
        case .reconciliation: .readAudit
        }
    }
}
