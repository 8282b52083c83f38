/// What a text may be: how long, in Unicode scalars, and with which control characters.
struct TextRule: Sendable {
    let length: ClosedRange<Int>
    /// Whether newlines and tabs are allowed.
    var allowsLines = false
    /// Whether all control characters are allowed: a password may be anything that can be typed.
    var allowsControls = false

    /// One word of a short list.
    static let word = Self(length: 0...64)
    /// Of a token's subject, as tokens may have it.
    static let subject = Self(length: 0...256)
    /// A token's subject or id that is named to revoke it. Tokens are made elsewhere, whatever is in them.
    static let sessionName = Self(length: 1...256, allowsControls: true)
    static let name = Self(length: 1...100)
    static let memo = Self(length: 1...200)
    static let reference = Self(length: 1...128)
    static let description = Self(length: 0...500, allowsLines: true)
    static let reason = Self(length: 0...500, allowsLines: true)
    static let givenReason = Self(length: 1...500, allowsLines: true)
    static let attestation = Self(length: 0...8192)
    /// Of a backup that was made anywhere.
    static let password = Self(length: 1...1024, allowsControls: true)
    static let metadataName = Self(length: 0...64)
    static let metadataValue = Self(length: 0...512)
    static let metadataEntriesMax = 32

    /// What is wrong with `text`; nil if nothing is.
    func violation(of text: String) -> String? {
        // Nearly every text is printable ASCII: one byte a character, and no controls.
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        let scalars = text.unicodeScalars
        guard length.contains(isPlain ? text.utf8.count : scalars.count) else {
            return "must have \(length.lowerBound) to \(length.upperBound) characters"
        }
        if allowsControls || isPlain { return nil }
        let hasControls = scalars.contains { scalar in
            guard scalar.properties.generalCategory == .control else { return false }
            return !(allowsLines && (scalar == "\n" || scalar == "\t"))
        }
        return hasControls ? "must not have control characters" : nil
    }
}
