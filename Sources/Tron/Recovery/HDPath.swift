/// A way down a tree of keys: "m/44'/195'/0'/0/0" (BIP-32; the first levels as BIP-44 has them, 195 is TRON's
/// number).
public struct HDPath: Hashable, Sendable, CustomStringConvertible {
    /// From the root; hardened indices have the top bit set.
    public let indices: [UInt32]

    /// Marks an index as hardened.
    static let hardened: UInt32 = 0x8000_0000
    /// Deeper than any wallet goes; BIP-32 stores the depth in one byte.
    private static let depthMax = 255

    /// The path that every TRON wallet begins with.
    public static let first = Self(account: 0, index: 0)

    /// m/44'/195'/`account`'/`change`/`index`. All below 2^31; change is 0 with nearly every wallet, and some
    /// count accounts instead of indices.
    public init(account: UInt32, change: UInt32 = 0, index: UInt32) {
        indices = [
            44 | Self.hardened, 195 | Self.hardened, account | Self.hardened, change & ~Self.hardened,
            index & ~Self.hardened,
        ]
    }

    /// The path in `text`; nil if it is not one. ' and h mark hardened indices.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.first == "m", parts.count <= Self.depthMax + 1 else { return nil }
        var indices: [UInt32] = []
        for part in parts.dropFirst() {
            let isHardened = part.hasSuffix("'") || part.hasSuffix("h")
            let digits = isHardened ? part.dropLast() : part
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let index = UInt32(digits), index < Self.hardened
            else { return nil }
            indices.append(isHardened ? index | Self.hardened : index)
        }
        self.indices = indices
    }

    /// With ' for hardened indices.
    public var description: String {
        (["m"]
            + indices.map { index in
                index & Self.hardened == 0 ? "\(index)" : "\(index & ~Self.hardened)'"
            }).joined(separator: "/")
    }
}
