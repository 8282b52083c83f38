/// What is known after a broadcast, and so what happens next. docs/engine.md has the table of answers and verdicts.
///
/// No verdict says that a transaction is dead: until it has expired for good, anyone who has the bytes can send them.
public enum BroadcastVerdict: Hashable, Sendable {
    /// A node has the bytes in its pool, or knows them already: follow the chain.
    case accepted
    /// A node may have the bytes: send the same again, and follow the chain.
    case possiblyAccepted(String)
    /// The node has not taken them; the same bytes may be taken later, or by another node: send the same
    /// again.
    case refusedForNow(String)
    /// The node will not take these bytes: wait until they are provably dead.
    case refused(String)
}
