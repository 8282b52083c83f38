import Tron

/// `TransferAssetActuator`: TRC-10, with `getAllowSameTokenName` 1: an asset is named by its id.
struct AssetTransfer: SystemContract {
    private let message: WireMessage
    private var amount: Int64 { message.integer("amount") }

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard let owner = message.address("owner_address") else {
            throw ContractFault("Invalid ownerAddress")
        }
        guard let to = message.address("to_address") else { throw ContractFault("Invalid toAddress") }
        guard amount > 0 else { throw ContractFault("Amount must be greater than 0.") }
        guard owner != to else { throw ContractFault("Cannot transfer asset to yourself.") }
        guard let sender = state.accounts[owner] else { throw ContractFault("No owner account!") }
        guard let asset = state.asset(named: message.bytes("asset_name")) else {
            throw ContractFault("No asset!")
        }
        let balance = sender.balance(ofAsset: asset.id)
        guard balance > 0 else { throw ContractFault("assetBalance must be greater than 0.") }
        guard amount <= balance else { throw ContractFault("assetBalance is not sufficient.") }
        guard let receiver = state.accounts[to] else {
            guard sender.balance.value >= state.parameters[.createNewAccountFeeInSystemContract] else {
                throw ContractFault("Validate TransferAssetActuator error, insufficient fee.")
            }
            return
        }
        if receiver.kind == .contract, state.parameters.isOn(.forbidTransferToContract) {
            throw ContractFault("Cannot transfer asset to smartContract.")
        }
        guard !receiver.balance(ofAsset: asset.id).addingReportingOverflow(amount).overflow else {
            throw ContractFault("long overflow")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(ContractFault) {
        guard let owner = message.address("owner_address"), let to = message.address("to_address"),
            let asset = state.asset(named: message.bytes("asset_name"))
        else { return }
        var fee: Int64 = 0
        if state.accounts[to] == nil {
            state.accounts[to] = LedgerAccount(balance: .zero, createdAt: state[.time])
            fee = state.parameters[.createNewAccountFeeInSystemContract]
        }
        state.move(amount, ofAsset: asset.id, from: owner, to: to)
        try state.charge(fee, to: owner, into: &result)
    }
}

/// `AssetIssueActuator`, with `getAllowSameTokenName` 1: makes a TRC-10 asset.
struct AssetCreation: SystemContract {
    private let message: WireMessage

    private enum Limits {
        /// `TransactionUtil`: `MAX_ASSET_NAME_LEN`, `MAX_ASSET_DESCRIPTION_LEN`, `MAX_URL_LEN`.
        static let nameBytes = 32
        static let descriptionBytes = 200
        static let urlBytes = 256
        /// `ActuatorConstant.PRECISION_DECIMAL`.
        static let precisionMax: Int64 = 6
        /// `getMaxFrozenSupplyNumber`, `getMinFrozenSupplyTime`, `getMaxFrozenSupplyTime`.
        static let frozenMax = 10
        static let frozenDays: ClosedRange<Int64> = 1...3652
        /// `getOneDayNetLimit`.
        static let dayNetLimit: Int64 = 57_600_000_000
    }

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard let owner = message.address("owner_address") else {
            throw ContractFault("Invalid ownerAddress")
        }
        try validateTexts()
        try validateTimes(now: state[.time])
        try validateNumbers()
        try validateFrozen()
        guard let account = state.accounts[owner] else { throw ContractFault("Account not exists") }
        guard account.issued == nil else { throw ContractFault("An account can only issue one asset") }
        guard account.balance.value >= state.parameters[.assetIssueFee] else {
            throw ContractFault("No enough balance for fee!")
        }
    }

    private func validateTexts() throws(ContractFault) {
        let name = message.bytes("name")
        guard Self.isReadable(name) else { throw ContractFault("Invalid assetName") }
        guard message.text("name").lowercased() != "trx" else {
            throw ContractFault("assetName can't be trx")
        }
        guard (0...Limits.precisionMax).contains(message.integer("precision")) else {
            throw ContractFault("precision cannot exceed 6")
        }
        let abbreviation = message.bytes("abbr")
        guard abbreviation.isEmpty || Self.isReadable(abbreviation) else {
            throw ContractFault("Invalid abbreviation for token")
        }
        guard (1...Limits.urlBytes).contains(message.bytes("url").count) else {
            throw ContractFault("Invalid url")
        }
        guard message.bytes("description").count <= Limits.descriptionBytes else {
            throw ContractFault("Invalid description")
        }
    }

    /// `TransactionUtil.validReadableBytes`.
    private static func isReadable(_ bytes: [UInt8]) -> Bool {
        (1...Limits.nameBytes).contains(bytes.count) && bytes.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private func validateTimes(now: Int64) throws(ContractFault) {
        let (start, end) = (message.integer("start_time"), message.integer("end_time"))
        guard start != 0 else { throw ContractFault("Start time should be not empty") }
        guard end != 0 else { throw ContractFault("End time should be not empty") }
        guard end > start else { throw ContractFault("End time should be greater than start time") }
        guard start > now else { throw ContractFault("Start time should be greater than HeadBlockTime") }
    }

    private func validateNumbers() throws(ContractFault) {
        for (field, name) in [("total_supply", "TotalSupply"), ("trx_num", "TrxNum"), ("num", "Num")]
        where message.integer(field) <= 0 {
            throw ContractFault("\(name) must greater than 0!")
        }
        guard message.integer("public_free_asset_net_usage") == 0 else {
            throw ContractFault("PublicFreeAssetNetUsage must be 0!")
        }
        guard message.messages("frozen_supply").count <= Limits.frozenMax else {
            throw ContractFault("Frozen supply list length is too long")
        }
        for (field, name) in [
            ("free_asset_net_limit", "FreeAssetNetLimit"),
            ("public_free_asset_net_limit", "PublicFreeAssetNetLimit"),
        ] where !(0..<Limits.dayNetLimit).contains(message.integer(field)) {
            throw ContractFault("Invalid \(name)")
        }
    }

    private func validateFrozen() throws(ContractFault) {
        var rest = message.integer("total_supply")
        for part in message.messages("frozen_supply") {
            let amount = part.integer("frozen_amount")
            guard amount > 0 else { throw ContractFault("Frozen supply must be greater than 0!") }
            guard amount <= rest else { throw ContractFault("Frozen supply cannot exceed total supply") }
            guard Limits.frozenDays.contains(part.integer("frozen_days")) else {
                throw ContractFault(
                    "frozenDuration must be less than \(Limits.frozenDays.upperBound) days and more than "
                        + "\(Limits.frozenDays.lowerBound) days")
            }
            rest -= amount
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(ContractFault) {
        guard let owner = message.address("owner_address") else { return }
        state[.assetID] = max(state[.assetID], ChainRule.assetIDMin) + 1
        let id = state[.assetID]
        var issue = message
        issue.set("id", .bytes(Array(String(id).utf8)))
        state.assets[id] = Asset(id: id, issue: issue)
        try state.charge(state.parameters[.assetIssueFee], to: owner, into: &result)
        let start = message.integer("start_time")
        let frozen = message.messages("frozen_supply").map { part in
            IssuedAsset.Frozen(
                amount: part.integer("frozen_amount"),
                expiresAt: start &+ part.integer("frozen_days") * ChainRule.dayMilliseconds)
        }
        let rest = message.integer("total_supply") - frozen.reduce(0) { $0 + $1.amount }
        state.accounts[owner]?.issued = IssuedAsset(id: id, name: message.bytes("name"), frozen: frozen)
        state.accounts[owner]?.change(asset: id) { $0.balance += rest }
        result.issuedAsset = id
    }
}
