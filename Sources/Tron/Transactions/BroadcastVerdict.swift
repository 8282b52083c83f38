/// What is known after a broadcast, and so what happens next. This is the one table; `docs/architecture.md`
/// prints it.
///
/// Nothing here says that a transaction is dead: as long as it has not expired for good, anybody who has the
/// bytes can hand them in again.
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
