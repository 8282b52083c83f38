import Foundation

/// Who may sign what for an account (java-tron: `Permission`).
public struct Permission: Hashable, Sendable {
    /// What a permission is for.
    public enum Kind: Int32, Hashable, Sendable {
        /// May do everything, also replace the permissions.
        case owner = 0
        /// Signs a witness's blocks.
        case witness = 1
        /// May make transactions of the types in `operations`.
        case active = 2
    }
    /// One key of it.
    public struct Key: Hashable, Sendable {
        /// The address of the key.
        public var address: Address
        /// The weight of its signature, more than 0.
        public var weight: Int64

        /// A key with this weight.
        public init(address: Address, weight: Int64) {
            self.address = address
            self.weight = weight
        }
    }
    /// What the permission is for.
    public var kind: Kind
    /// 0 owner, 1 witness, 2…9 active.
    public var id: Int32
    /// For people, such as "owner".
    public var name: String
    /// The sum that the signatures' weights must reach.
    public var threshold: Int64
    /// 32 bytes for an active permission: bit i allows contract type i. Empty otherwise.
    public var operations: [UInt8]
    /// Whose signatures count: 1…5 keys.
    public var keys: [Key]
    /// On the wire, always 0.
    public var parentID: Int32

    /// A permission of these parts. A node checks them; nothing is checked here.
    public init(
        kind: Kind, id: Int32 = 0, name: String, threshold: Int64, operations: [UInt8] = [], keys: [Key]
    ) {
        self.kind = kind
        self.id = id
        self.name = name
        self.threshold = threshold
        self.operations = operations
        self.keys = keys
        parentID = 0
    }

    /// The 32 bytes that allow contracts of `types` and no others.
    public static func operations(allowing types: [ContractType]) -> [UInt8] {
        var operations = [UInt8](repeating: 0, count: 32)
        for type in types where (0..<256).contains(type.rawValue) {
            operations[Int(type.rawValue) / 8] |= 1 << (type.rawValue % 8)
        }
        return operations
    }

    /// Whether an active permission allows contracts of this type; the others allow every type.
    public func allows(_ type: ContractType) -> Bool {
        guard kind == .active else { return true }
        let bit = Int(type.rawValue)
        guard bit >= 0, bit / 8 < operations.count else { return false }
        return operations[bit / 8] & (1 << (bit % 8)) != 0
    }
}

/// Replaces all permissions of an account, for a fee (`AccountPermissionUpdateActuator`).
public struct AccountPermissionUpdateContract: Hashable, Sendable {
    /// Whose permissions.
    public var owner: Address
    /// Who may do everything from now on.
    public var ownerPermission: Permission
    /// Only for witnesses.
    public var witnessPermission: Permission?
    /// 1…8.
    public var activePermissions: [Permission]

    /// Replaces the permissions of `owner` by these.
    public init(
        owner: Address, ownerPermission: Permission, witnessPermission: Permission? = nil,
        activePermissions: [Permission]
    ) {
        self.owner = owner
        self.ownerPermission = ownerPermission
        self.witnessPermission = witnessPermission
        self.activePermissions = activePermissions
    }
}

extension AccountPermissionUpdateContract: ContractPayload {
    static let type = ContractType.accountPermissionUpdate

    init(_ message: Protocol_AccountPermissionUpdateContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        ownerPermission = try Permission(message.owner)
        witnessPermission = message.hasWitness ? try Permission(message.witness) : nil
        activePermissions = []
        for active in message.actives { activePermissions.append(try Permission(active)) }
    }

    var message: Protocol_AccountPermissionUpdateContract {
        var message = Protocol_AccountPermissionUpdateContract()
        message.ownerAddress = Data(owner.bytes)
        message.owner = ownerPermission.message
        if let witnessPermission { message.witness = witnessPermission.message }
        message.actives = activePermissions.map(\.message)
        return message
    }
}

extension Permission {
    init(_ message: Protocol_Permission) throws(TransactionError) {
        guard let kind = Kind(rawValue: message.type) else {
            throw TransactionError(.malformedContract, "unknown permission type \(message.type)")
        }
        self.kind = kind
        id = message.id
        name = message.permissionName
        threshold = message.threshold
        operations = Array(message.operations)
        parentID = message.parentID
        keys = []
        for key in message.keys {
            keys.append(Key(address: try .read(key.address, "key"), weight: key.weight))
        }
    }

    var message: Protocol_Permission {
        var message = Protocol_Permission()
        message.type = kind.rawValue
        message.id = id
        message.permissionName = name
        message.threshold = threshold
        message.parentID = parentID
        message.operations = Data(operations)
        message.keys = keys.map { key in
            var message = Protocol_Key()
            message.address = Data(key.address.bytes)
            message.weight = key.weight
            return message
        }
        return message
    }
}
