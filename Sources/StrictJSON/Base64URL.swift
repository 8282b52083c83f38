import Foundation

/// Unpadded base64url (RFC 7515 section 2), as JSON Web Signatures and Keys carry bytes.
public enum Base64URL {
    /// The 64 digits, in the order of their values.
    public static let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    /// The bytes that `text` encodes; nil if it is anything but the one spelling that `text(_:)` gives them.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let padded = String(text).replacing("-", with: "+").replacing("_", with: "/") + padding
        guard let bytes = Data(base64Encoded: padded).map({ Array($0) }) else { return nil }
        return Self.text(bytes).utf8.elementsEqual(text.utf8) ? bytes : nil
    }

    /// `bytes` in base64url, without padding.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
