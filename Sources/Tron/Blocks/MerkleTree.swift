import Crypto

/// The root over a block's transactions (java-tron: `MerkleTree`): pairs are hashed with SHA-256, an odd last
/// one moves up unchanged.
public enum MerkleTree {
    /// The root of `leaves` of 32 bytes each: SHA-256 of the whole transactions, with signatures and results,
    /// in their order. 32 zeros where there are none.
    public static func root(of leaves: [[UInt8]]) -> [UInt8] {
        guard !leaves.isEmpty else { return [UInt8](repeating: 0, count: 32) }
        var level = leaves
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { index in
                index + 1 < level.count
                    ? Array(SHA256.hash(data: level[index] + level[index + 1])) : level[index]
            }
        }
        return level[0]
    }
}
