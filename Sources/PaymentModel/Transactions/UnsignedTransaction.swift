public import Tron

/// What a device is to sign: shown while its signature is waited for.
public struct UnsignedTransaction: Hashable, Sendable {
    /// The 32 bytes to sign.
    public let txID: TransactionID
    /// What they are the hash of, for the device to show.
    public let rawBytes: [UInt8]
    /// Where the key is on the device, as far as it is known.
    public let derivationPath: String?
    /// By the head block's time: the chain refuses it afterwards.
    public let expiration: ChainTime
}
