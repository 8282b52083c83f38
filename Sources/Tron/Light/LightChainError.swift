/// Why a header is not taken into a `LightChain`.
public enum LightChainError: Error, Hashable, Sendable {
    /// Its parent is not known: it belongs to another branch, or headers between are missing.
    case unknownParent
    /// Its number or time does not follow its parent's.
    case outOfOrder
    /// It names no witness, or its signature fits no key.
    case unsigned
    /// The headers below the trusted block do not lead to it.
    case unlinked
}
