/// Something that a caller may do. Each operation declares the permission that it needs.
public enum Permission: String, CaseIterable, Sendable {
    case readNetwork = "network:read"
    case readWallets = "wallets:read"
    case writeWallets = "wallets:write"
    case backUpWallets = "wallets:backup"
    case writeTransfers = "transfers:write"
    case writeStaking = "staking:write"
    case readPayouts = "payouts:read"
    case writePayouts = "payouts:write"
    case approvePayouts = "payouts:approve"
    case writeRecipients = "recipients:write"
    case readAudit = "audit:read"
    case revokeSessions = "sessions:revoke"
}

/// A bundle of permissions that a token names.
public enum Role: String, CaseIterable, Sendable {
    case viewer, `operator`, treasurer, approver, auditor, admin

    /// What the role grants.
    public var permissions: Set<Permission> {
        let reading: Set<Permission> = [.readNetwork, .readWallets, .readPayouts]
        return switch self {
        case .viewer: reading
        case .operator: reading.union([.writePayouts])
        case .treasurer: reading.union([.writePayouts, .writeWallets, .writeTransfers, .writeStaking])
        case .approver: reading.union([.approvePayouts, .writeRecipients])
        case .auditor: reading.union([.readAudit])
        case .admin: Set(Permission.allCases)
        }
    }
}
