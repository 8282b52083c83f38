import PaymentModel

/// What a transaction does, as its document says it: an object whose only member is named after the case.
struct StoredIntent {
    private let name: UnsafeBufferPointer<UInt8>
    private let values: StoredObject

    init(_ value: StoredValue) throws(MalformedDocument) {
        guard let member = try value.object.members.first else { throw MalformedDocument() }
        name = member.name
        values = try member.value.object
    }

    /// The name of the kind in the contract.
    var kind: TransactionKind {
        get throws(MalformedDocument) {
            if name.equals("tokenTransfer") {
                let symbol = try values.required("amount").object.required("asset")
                return try symbol.isWord("USDT") ? .usdtTransfer : .tokenTransfer
            }
            if name.equals("tokenApprove") {
                return try values.required("_0").isWord("USDT") ? .usdtApprove : .tokenApprove
            }
            for (name, kind) in Self.kinds where self.name.equals(name) { return kind }
            throw MalformedDocument()
        }
    }

    private static let kinds: [(StaticString, TransactionKind)] = [
        ("trxTransfer", .trxTransfer), ("stake", .stake), ("unstake", .unstake), ("delegate", .delegate),
        ("undelegate", .undelegate), ("withdrawUnstaked", .withdrawUnstaked),
        ("cancelUnstake", .cancelUnstake), ("vote", .vote), ("claimRewards", .claimRewards),
    ]

    /// Who receives the amount, may spend it, or uses the stake.
    var recipient: StoredValue? { values["to"] ?? values["spender"] ?? values["from"] }

    /// The symbol of the token that may be spent.
    var token: StoredValue? { name.equals("tokenApprove") ? values["_0"] : nil }

    /// The resource that is staked for.
    var resource: StoredValue? { name.equals("tokenApprove") || name.equals("vote") ? nil : values["_0"] }

    /// The amount with its asset.
    var amount: StoredValue? {
        get throws(MalformedDocument) {
            guard let allowance = values["allowance"] else { return values["amount"] }
            return try allowance.object["amount"]?.object["_0"]
        }
    }

    /// Whether it allows the spender to spend everything.
    var isUnlimited: Bool {
        get throws(MalformedDocument) { try values["allowance"]?.object["unlimited"] != nil }
    }

    var isContractCall: Bool { name.equals("tokenTransfer") || name.equals("tokenApprove") }
}
