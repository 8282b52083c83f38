public import StrictJSON
public import Tron

extension ChainParameters {
    /// The parameters that a node's JSON lists.
    ///
    /// - Throws: `NodeError.unreadable` where it is no such list.
    public init(json: JSON) throws(NodeError) {
        guard let list = json["chainParameter"]?.array, !list.isEmpty else {
            throw NodeError(.unreadable, "no list of chain parameters")
        }
        var values: [String: Int64] = [:]
        for parameter in list {
            guard let key = parameter["key"]?.string else {
                throw NodeError(.unreadable, "a parameter without a key")
            }
            values[key] = try parameter.number("value", Self.priced.contains(key) ? .amount : .parameter)
        }
        self.init(values: values)
    }

    /// What is paid for in sun: a price below 0 would make a plan cheaper than what is planned.
    private static let priced: Set<String> = [
        "getEnergyFee", "getTransactionFee", "getMemoFee", "getCreateAccountFee",
        "getCreateNewAccountFeeInSystemContract", "getMaxFeeLimit", "getMultiSignFee",
        "getUpdateAccountPermissionFee",
    ]
}
