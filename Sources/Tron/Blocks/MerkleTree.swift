import Crypto

/// The root over a block's transactions (java-tron: `MerkleTree`): pairs are hashed with SHA-256, an odd last
/// one moves up unchanged.
public enum MerkleTree {
    /// The root of `leaves` of 32 bytes each: SHA-256 of the whole transactions, with signatures and results,
    /// in their order. 32 zeros if there are none.
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

    /// The leaf of a transaction: SHA-256 of its whole message followed by its result, which contains only the
    /// outcome of its contract. Members that gateways add to `ret` are not part of it.
    ///
    /// - Parameters:
    ///   - transaction: the message without results, as `SignedTransaction.encoded()` writes it.
    ///   - unknown: fields that no version of the message has; Google's library writes them last.
    public static func leaf(
        of transaction: [UInt8], result: ContractResult, unknown: [UInt8] = []
    ) -> [UInt8] {
        // ret (5) with contractRet (3); proto3 writes no zero.
        let code = result.wireNumber
        let ret: [UInt8] = code == 0 ? [0x2A, 0x00] : [0x2A, 0x02, 0x18, code]
        var hash = SHA256()
        hash.update(data: transaction)
        hash.update(data: ret)
        hash.update(data: unknown)
        return Array(hash.finalize())
    }
}

extension ContractResult {
    /// The number on the wire: the case's place in the enumeration.
    fileprivate var wireNumber: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}
