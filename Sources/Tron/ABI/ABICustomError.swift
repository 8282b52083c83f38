/// An error that a contract declares itself, beside `Error(string)` and `Panic(uint256)`; see `RevertReason`
/// for those.
public struct ABICustomError: Hashable, Sendable {
    private let function: ABIFunction

    /// The error with this signature: "InsufficientBalance(uint256,uint256)".
    ///
    /// - Throws: `ABIError.badType`.
    public init(_ signature: String) throws(ABIError) {
        function = try ABIFunction(signature)
    }

    /// The error's name, without its types.
    public var name: String { function.name }
    /// The types of its values, in order.
    public var types: [ABIType] { function.inputs }
    /// The first four bytes of the Keccak-256 of the signature.
    public var selector: [UInt8] { function.selector }

    /// The values of a revert's data.
    ///
    /// - Throws: `ABIError`; `.wrongSelector` if it is another error.
    public func values(in data: some Collection<UInt8>) throws(ABIError) -> [ABIValue] {
        try function.arguments(of: data)
    }

    /// The data of a revert.
    ///
    /// - Throws: `ABIError.wrongValue`.
    public func data(_ values: [ABIValue]) throws(ABIError) -> [UInt8] {
        try function.call(values)
    }
}
