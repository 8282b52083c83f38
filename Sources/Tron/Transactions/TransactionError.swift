import Foundation

/// Why bytes are not a transaction.
public struct TransactionError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// Not the protobuf message.
        case malformed
        /// Not exactly one contract: a node refuses it.
        case notOneContract = "not_one_contract"
        /// The contract's bytes do not match its type.
        case malformedContract = "malformed_contract"
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

extension Address {
    /// The address in a field of a message.
    static func read(_ bytes: Data, _ field: String) throws(TransactionError) -> Self {
        do {
            return try Self(bytes: bytes)
        } catch {
            throw TransactionError(.malformedContract, "\(field): \(error.rawValue)")
        }
    }
}
