/// Something that a caller may do. Each operation declares the permission that it needs.
public enum Permission: String, CaseIterable, Sendable {
    /// Read the chain: blocks, transactions, prices, balances, histories of any address.
    case readNetwork = "network:read"
    /// Read wallets, their balances, transactions and transfers.
    case readWallets = "wallets:read"
    /// Create, import, rename, freeze and archive wallets.
    case writeWallets = "wallets:write"
    /// Get the keystore of a wallet, and restore wallets from keystores.
    case backUpWallets = "wallets:backup"
    /// Order transfers and allowances, cancel transactions, and submit signatures of devices.
    case writeTransfers = "transfers:write"
    /// Order anything about stake, votes and rewards.
    case writeStaking = "staking:write"
    /// Read payouts, recipients, statements, the policy, analytics and the feed.
    case readPayouts = "payouts:read"
    /// Order, evaluate, cancel and retry payouts.
    case writePayouts = "payouts:write"
    /// Approve and reject payouts that others have ordered.
    case approvePayouts = "payouts:approve"
    /// Trust recipients of direct payouts, and end that trust.
    case writeRecipients = "recipients:write"
    /// Read the audit trail, and comparisons of books and chain.
    case readAudit = "audit:read"
    /// End sessions before their tokens expire.
    case revokeSessions = "sessions:revoke"
}

/// A bundle of permissions that a token names.
public enum Role: String, CaseIterable, Sendable {
    /// Each grants what `permissions` says; a token may name several.
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
