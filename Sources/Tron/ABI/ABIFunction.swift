/// A function of a contract.
///
/// ```swift
/// let function = try ABIFunction("balanceOf(address)", returning: "(uint256)")
/// let call = try function.call([.address(owner)])
/// let balance = try function.results(in: returned)[0].uint
/// ```
public struct ABIFunction: Hashable, Sendable {
    /// The function's name, without its types.
    public let name: String
    /// The types of its arguments, in order.
    public let inputs: [ABIType]
    /// The types of its results, in order.
    public let outputs: [ABIType]
    /// The first four bytes of the Keccak-256 of the signature.
    public let selector: [UInt8]

    /// The function with this signature ("transfer(address,uint256)") and these results ("(bool)").
    ///
    /// - Throws: `ABIError.badType`.
    public init(_ signature: String, returning results: String = "()") throws(ABIError) {
        let (name, types) = try ABIType.signature(parsing: signature)
        self.init(name: name, inputs: types, outputs: try ABIType.list(parsing: results))
    }

    init(name: String, inputs: [ABIType], outputs: [ABIType]) {
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
        selector = Array(Keccak256.hash(Array((name + ABIType.tuple(inputs).name).utf8)).prefix(4))
    }

    /// The signature as it is hashed, with every type in full.
    public var signature: String { name + ABIType.tuple(inputs).name }

    /// The data of a call.
    ///
    /// - Throws: `ABIError.wrongValue`.
    public func call(_ arguments: [ABIValue]) throws(ABIError) -> [UInt8] {
        selector + (try ABI.encode(arguments, as: inputs))
    }

    /// The arguments of a call.
    ///
    /// - Throws: `ABIError`; `.wrongSelector` if it calls another function.
    public func arguments(of call: some Collection<UInt8>) throws(ABIError) -> [ABIValue] {
        guard call.prefix(4).elementsEqual(selector) else {
            throw ABIError(.wrongSelector, "no call of \(name)")
        }
        return try ABI.decode(call.dropFirst(4), as: inputs)
    }

    /// What a call returned.
    ///
    /// - Throws: `ABIError`.
    public func results(in returned: some Collection<UInt8>) throws(ABIError) -> [ABIValue] {
        try ABI.decode(returned, as: outputs)
    }
}
