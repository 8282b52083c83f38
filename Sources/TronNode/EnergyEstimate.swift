public import StrictJSON
public import Tron

/// What `estimateenergy` answers.
public struct EnergyEstimate: Hashable, Sendable {
    /// Energy with the penalty; an upper bound, see `tron-protocol` 3.7.
    public let energy: Energy

    /// The estimate that a node's JSON is.
    ///
    /// - Throws: `NodeError.nodeMessage` where the node could not make one, `.unreadable` where it is no such
    ///   answer.
    public init(json: JSON) throws(NodeError) {
        guard let result = json["result"] else {
            throw NodeError(.unreadable, "an estimate without a result")
        }
        if let code = result["code"]?.string, code != "SUCCESS" {
            let message = [UInt8](hex: result["message"]?.string ?? "") ?? []
            throw NodeError(.nodeMessage, "\(code): \(String(decoding: message, as: UTF8.self))")
        }
        guard result["result"]?.bool == true else {
            throw NodeError(.unreadable, "an estimate without a verdict")
        }
        energy = Energy(try json.requiredNumber("energy_required", .resource))
    }
}
