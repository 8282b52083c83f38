import Tron

/// Who may act for an account (java-tron: `Permission`).
struct AccountPermission: Hashable, Sendable {
    enum Kind: Int64, Sendable {
        case owner = 0
        case witness = 1
        case active = 2

        var name: String {
            switch self {
            case .owner: "Owner"
            case .witness: "Witness"
            case .active: "Active"
            }
        }
    }
    struct Key: Hashable, Sendable {
        let address: Address
        let weight: Int64
    }
    let kind: Kind
    var id: Int32
    let name: String
    let threshold: Int64
    /// A bit for each contract type; of active permissions only.
    let operations: [UInt8]
    let keys: [Key]

    /// 0 if it is not a key of this permission.
    func weight(of address: Address) -> Int64 { keys.first { $0.address == address }?.weight ?? 0 }

    func allows(_ type: Int32) -> Bool {
        guard (0..<256).contains(type), operations.count == 32 else { return false }
        return operations[Int(type) / 8] & 1 << (type % 8) != 0
    }
}

/// All permissions of an account.
struct AccountPermissions: Hashable, Sendable {
    var owner: AccountPermission
    var witness: AccountPermission?
    var actives: [AccountPermission]

    /// What an account begins with: its own key for everything.
    init(of address: Address, operations: [UInt8]) {
        let keys = [AccountPermission.Key(address: address, weight: 1)]
        owner = AccountPermission(
            kind: .owner, id: 0, name: "owner", threshold: 1, operations: [], keys: keys)
        actives = [
            AccountPermission(
                kind: .active, id: 2, name: "active", threshold: 1, operations: operations, keys: keys)
        ]
    }

    init(owner: AccountPermission, witness: AccountPermission?, actives: [AccountPermission]) {
        self.owner = owner
        self.witness = witness
        self.actives = actives
    }

    /// `AccountCapsule.getPermissionById`: 0 owner, 1 witness, from 2 the active ones.
    func permission(_ id: Int32) -> AccountPermission? {
        switch id {
        case 0: owner
        case 1: witness
        default: actives.first { $0.id == id }
        }
    }
}

extension ChainParameterValues {
    /// The contract types that there are: a bit each (`DynamicPropertiesStore.getAvailableContractType`).
    var availableTypes: [UInt8] { Self.bits("7fff1fc0037e", market: isOn(.allowMarketTransaction)) }

    /// What a new account's active permission allows (`getActiveDefaultOperations`).
    var defaultOperations: [UInt8] { Self.bits("7fff1fc0033e", market: isOn(.allowMarketTransaction)) }

    /// Types up to 47 are the same on every chain; above are stake 2.0 and what the market and shielded
    /// transfers bring.
    private static func bits(_ low: String, market: Bool) -> [UInt8] {
        let known = ([UInt8](hex: low) ?? []) + [market ? 0xFB : 0xC3, 0x0F]
        return known + [UInt8](repeating: 0, count: 32 - known.count)
    }
}
