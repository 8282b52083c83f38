import Foundation

extension String {
    /// The text in NFC, the form in which keys and references from outside are compared and stored. Texts that look alike are
    /// then equal by their scalars, to Swift as to a store.
    package var normalized: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }
}
