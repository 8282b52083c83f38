public import Tron

/// What blocks are believed by.
public enum BlockTrust: Hashable, Sendable {
    /// The signatures of the chain's witnesses, from a block on: the one that an operator names, or the first that is seen.
    case witnesses(from: BlockID?)
    /// What nodes say. Nothing that holds money has this: it is for chains that are made up in tests.
    case nodes
}
