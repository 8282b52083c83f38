public import Tron

/// How a development chain begins and runs.
public struct DevnetConfiguration: Sendable {
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// 0 takes a free one.
    public var port = 0
    /// Wall-clock time from block to block; zero makes blocks on request only.
    public var blockInterval = Duration.zero
    /// The solidified head is so many blocks behind the head.
    public var solidifyAfter = 19
    /// Those who make the blocks, in turns: 1…27.
    public var witnessCount = 27
    /// Whether TronGrid's `/v1` is there; java-tron alone has none.
    public var hasIndex = true
    /// Funded at genesis.
    public var accountCount = 10
    /// What each account has at genesis.
    public var trx = Sun(1_000_000 * Sun.perTRX)
    /// What each account has at genesis, in millionths.
    public var usdt: UInt64 = 1_000_000_000_000
    /// What each account has of the other tokens at genesis, in their smallest units.
    public var tokens: [DevnetToken: UInt64] = [.eurx: 100_000_000]
    /// Where the accounts' keys come from.
    public var mnemonic = Self.publicMnemonic
    /// The genesis block's time, rounded down to whole slots.
    public var genesisTime = Self.seededGenesisTime
    /// Where chance begins: of faults that act only now and then.
    public var seed: UInt64 = 0
    /// Where the chain is kept over restarts; nil keeps it nowhere. What a file says about the beginning of
    /// its chain holds, whatever is asked for here.
    public var stateFile: String?

    /// Everybody knows these words: whatever has value on another chain must never be sent to their
    /// addresses.
    public static let publicMnemonic = "test test test test test test test test test test test junk"
    /// 2026-01-01T00:00:00Z: where the chain's time does not follow the wall clock.
    public static let seededGenesisTime = ChainTime(milliseconds: 1_767_225_600_000)

    /// All TRX of a chain, in sun, and all its USDT in millionths.
    public static let supplyMax = UInt64(ChainRule.supplyMax)

    /// A chain that mines on request only, on a free port of this machine.
    public init() {}
}
