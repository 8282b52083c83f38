/// Why a text is not the JSON that was asked for.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// Not by the grammar of RFC 8259, or something follows the value.
        case malformed
        /// An object has a key twice.
        case duplicateKey = "duplicate_key"
        /// Arrays and objects are nested deeper than the limit.
        case tooDeep = "too_deep"
        /// The text is longer than the limit.
        case tooLarge = "too_large"
        /// A string is not UTF-8, or an escape is half of a surrogate pair.
        case invalidText = "invalid_text"
    }
    /// Which rule the text breaks.
    public let code: Code
    /// For people.
    public let reason: String
    /// Bytes from the beginning.
    public let offset: Int
}

/// How much JSON is read.
public struct JSONLimits: Sendable {
    /// The most arrays and objects within one another.
    public var depthMax: Int
    /// The most bytes of text.
    public var bytesMax: Int

    /// - Parameters:
    ///   - depthMax: 64 is deeper than any document of ours and far from exhausting a stack.
    ///   - bytesMax: 64 MiB holds the largest answer of a node, 100 full blocks.
    public init(depthMax: Int = 64, bytesMax: Int = 64 << 20) {
        self.depthMax = depthMax
        self.bytesMax = bytesMax
    }
}
