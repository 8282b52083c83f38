/// What a chain asks for things, by its parameters (`getchainparameters`). Proposals change them: read them,
/// and again.
public struct FeeSchedule: Hashable, Sendable {
    /// For a byte of bandwidth: `getTransactionFee`.
    public var bandwidthPrice: Sun
    /// For a unit of energy: `getEnergyFee`; 100 where that is 0 (`Constant.SUN_PER_ENERGY`).
    public var energyPrice: Sun
    /// In place of bandwidth where an account is made: `getCreateAccountFee`.
    public var newAccountBandwidthFee: Sun
    /// Staked bandwidth that a byte takes where an account is made: `getCreateNewAccountBandwidthRate`.
    public var newAccountBandwidthRate: Int64
    /// For a new account, on top: `getCreateNewAccountFeeInSystemContract`.
    public var newAccountFee: Sun
    /// For a memo: `getMemoFee`.
    public var memoFee: Sun
    /// For more than one signature: `getMultiSignFee`.
    public var multiSignatureFee: Sun
    /// For `AccountPermissionUpdateContract`: `getUpdateAccountPermissionFee`.
    public var permissionUpdateFee: Sun
    /// The most that a transaction may name as its fee limit: `getMaxFeeLimit`.
    public var feeLimitMax: Sun

    /// The fees by the parameters' names; one that is missing is 0, as nodes leave a 0 out.
    public init(parameters: [String: Int64]) {
        func fee(_ name: String) -> Sun { Sun(parameters[name] ?? 0) }
        bandwidthPrice = fee("getTransactionFee")
        energyPrice = Self.energyPrice(parameter: parameters["getEnergyFee"] ?? 0)
        newAccountBandwidthFee = fee("getCreateAccountFee")
        newAccountBandwidthRate = parameters["getCreateNewAccountBandwidthRate"] ?? 0
        newAccountFee = fee("getCreateNewAccountFeeInSystemContract")
        memoFee = fee("getMemoFee")
        multiSignatureFee = fee("getMultiSignFee")
        permissionUpdateFee = fee("getUpdateAccountPermissionFee")
        feeLimitMax = fee("getMaxFeeLimit")
    }

    /// The price of energy that the parameter `getEnergyFee` stands for.
    public static func energyPrice(parameter: Int64) -> Sun {
        Sun(parameter > 0 ? parameter : 100)
    }

    /// The fees of `transaction` that depend on neither bandwidth nor energy: memo, second signature, and
    /// what its type costs (java-tron: `Manager.consumeMemoFee`, `consumeMultiSignFee`, the actuators'
    /// `calcFee`).
    ///
    /// nil if they do not fit 64 bits.
    public func fixedFees(of transaction: SignedTransaction, recipient: RecipientState) -> Sun? {
        let memo = transaction.raw.memo.isEmpty ? Sun.zero : memoFee
        let signatures = transaction.signatures.count > 1 ? multiSignatureFee : .zero
        let type: Sun =
            switch transaction.raw.contract {
            case .accountPermissionUpdate: permissionUpdateFee
            case .accountCreate: newAccountFee
            case .transfer, .transferAsset: recipient == .new ? newAccountFee : .zero
            default: .zero
            }
        return memo.adding(signatures)?.adding(type)
    }
}
