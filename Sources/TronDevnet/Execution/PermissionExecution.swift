import Tron

/// `AccountPermissionUpdateActuator`.
struct PermissionUpdate: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard state.parameters.isOn(.allowMultiSign) else {
            throw ContractFault("multi sign is not allowed, need to be opened by the committee")
        }
        let account = try message.owner(
            on: state, invalid: "invalidate ownerAddress",
            missing: { _ in "ownerAddress account does not exist" }
        ).account
        guard let owner = message.message("owner") else { throw ContractFault("owner permission is missed") }
        let witness = message.message("witness")
        if account.isWitness, witness == nil { throw ContractFault("witness permission is missed") }
        if !account.isWitness, witness != nil {
            throw ContractFault("account isn't witness can't set witness permission")
        }
        let actives = message.messages("actives")
        guard !actives.isEmpty else { throw ContractFault("active permission is missed") }
        guard actives.count <= 8 else { throw ContractFault("active permission is too many") }
        let available = state.parameters.availableTypes
        try Self.validate(owner, as: .owner, available)
        if let witness { try Self.validate(witness, as: .witness, available) }
        for active in actives { try Self.validate(active, as: .active, available) }
    }

    private static func validate(
        _ permission: WireMessage, as kind: AccountPermission.Kind, _ available: [UInt8]
    ) throws(ContractFault) {
        guard permission.integer("type") == kind.rawValue else {
            throw ContractFault("\(kind.name.lowercased()) permission type is error")
        }
        let keys = permission.messages("keys")
        guard keys.count <= ChainRule.signaturesMax else {
            throw ContractFault(
                "number of keys in permission should not be greater than \(ChainRule.signaturesMax)")
        }
        guard !keys.isEmpty else { throw ContractFault("key's count should be greater than 0") }
        guard kind != .witness || keys.count == 1 else {
            throw ContractFault("Witness permission's key count should be 1")
        }
        guard permission.integer("threshold") > 0 else {
            throw ContractFault("permission's threshold should be greater than 0")
        }
        guard permission.text("permission_name").utf16.count <= 32 else {
            throw ContractFault("permission's name is too long")
        }
        guard permission.integer("parent_id") == 0 else {
            throw ContractFault("permission's parent should be owner")
        }
        try validateKeys(keys, of: permission, kind)
        try validateOperations(permission.bytes("operations"), kind, available)
    }

    private static func validateKeys(
        _ keys: [WireMessage], of permission: WireMessage, _ kind: AccountPermission.Kind
    ) throws(ContractFault) {
        guard Set(keys.map { $0.bytes("address") }).count == keys.count else {
            throw ContractFault("address should be distinct in permission \(kind.name)")
        }
        var sum: Int64 = 0
        for key in keys {
            guard key.address("address") != nil else { throw ContractFault("key is not a validate address") }
            let weight = key.integer("weight")
            guard weight > 0 else { throw ContractFault("key's weight should be greater than 0") }
            let (next, overflow) = sum.addingReportingOverflow(weight)
            guard !overflow else { throw ContractFault("long overflow") }
            sum = next
        }
        guard sum >= permission.integer("threshold") else {
            throw ContractFault(
                "sum of all key's weight should not be less than threshold in permission \(kind.name)")
        }
    }

    private static func validateOperations(
        _ operations: [UInt8], _ kind: AccountPermission.Kind, _ available: [UInt8]
    ) throws(ContractFault) {
        guard kind == .active else {
            guard operations.isEmpty else {
                throw ContractFault("\(kind.name) permission needn't operations")
            }
            return
        }
        guard operations.count == 32 else { throw ContractFault("operations size must 32") }
        for type in 0..<256 where operations[type / 8] & ~available[type / 8] & 1 << (type % 8) != 0 {
            throw ContractFault("\(type) isn't a validate ContractType")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(ContractFault) {
        guard let address = message.address("owner_address"), let owner = message.message("owner") else {
            return
        }
        let permissions = AccountPermissions(
            owner: AccountPermission(owner, id: 0),
            witness: message.message("witness").map { AccountPermission($0, id: 1) },
            actives: message.messages("actives").enumerated().map { index, active in
                AccountPermission(active, id: Int32(index) + 2)
            })
        state.accounts[address]?.permissions = permissions
        let fee = state.parameters[.updateAccountPermissionFee]
        try state.charge(fee, to: address, into: &result)
    }
}

extension AccountPermission {
    /// The permission of a message that was validated.
    fileprivate init(_ message: WireMessage, id: Int32) {
        self.init(
            kind: Kind(rawValue: message.integer("type")) ?? .owner, id: id,
            name: message.text("permission_name"), threshold: message.integer("threshold"),
            operations: message.bytes("operations"),
            keys: message.messages("keys").compactMap { key in
                key.address("address").map { Key(address: $0, weight: key.integer("weight")) }
            })
    }
}
