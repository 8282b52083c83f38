/// Why a text is not a type or signature, a value is not of its type, or bytes are not what the ABI has.
public struct ABIError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// A text that is neither a type nor a signature.
        case badType = "bad_type"
        /// A value of another type than expected, or another number of values.
        case wrongValue = "wrong_value"
        /// The bytes end too early.
        case short
        /// An address with something in its first 12 bytes.
        case dirtyAddress = "dirty_address"
        /// A truth value that is neither 0 nor 1.
        case notABool = "not_a_bool"
        /// A number with more bits than its type.
        case overRange = "over_range"
        /// An offset outside the bytes.
        case offsetOutOfRange = "offset_out_of_range"
        /// A length that all the bytes together could not hold.
        case lengthOutOfRange = "length_out_of_range"
        /// A string that is not UTF-8.
        case notUTF8 = "not_utf8"
        /// Padding that is not zero, offsets out of order or overlapping, or something left over: readable, but never
        /// written by a compiler.
        case notCanonical = "not_canonical"
        /// Another function, event or error.
        case wrongSelector = "wrong_selector"
    }
    /// Which rule is broken.
    public let code: Code
    /// For people.
    public let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}
