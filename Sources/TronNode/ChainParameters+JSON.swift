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
            values[key] = parameter["value"]?.int64 ?? 0
        }
        self.init(values: values)
    }
}
