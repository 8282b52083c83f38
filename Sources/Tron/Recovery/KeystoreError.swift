/// Why a keystore can't be read or opened.
public struct KeystoreError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// Not the JSON of a keystore: a member is missing, or is not hex, or has another length.
        case malformed
        /// Another version, cipher or way to derive keys.
        case unsupported
        /// Parameters that the derivation does not have: 0, no power of two, a key that is too short.
        case badParameters = "bad_parameters"
        /// Parameters that would take four times the memory or work of the standard ones, or more. Nothing
        /// was tried.
        case tooCostly = "too_costly"
        /// The password is wrong, or the file was changed: the two look the same.
        case wrongPassword = "wrong_password"
        /// The key does not belong to the address in the file.
        case wrongAddress = "wrong_address"
    }
    /// What is wrong with the file or the password.
    public let code: Code
    /// For people.
    public let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}
