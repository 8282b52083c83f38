/// Who makes a block.
enum BlockAuthor: String, CaseIterable, Sendable {
    /// The witness whose turn it is.
    case witness
    /// Someone who is not a witness, under a name of its own: the signature is right, and counts for nothing.
    case stranger
    /// The same in the name of the witness whose turn it is.
    case impostor
}
