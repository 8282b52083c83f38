import Tron

/// Transactions to test with; the keys are known to everybody.
enum SampleTransaction {
    static func key(_ number: UInt8) throws -> PrivateKey {
        try PrivateKey(bytes: [UInt8](repeating: 0, count: 31) + [number])
    }

    static func raw(
        _ contract: Contract, permissionID: Int32 = 0, memo: [UInt8] = []
    ) throws -> RawTransaction {
        RawTransaction(
            reference: BlockReference(bytes: [0x29, 0x27], hash: [UInt8](repeating: 7, count: 8)),
            expiration: ChainTime(milliseconds: 1_777_447_527_000),
            timestamp: ChainTime(milliseconds: 1_777_447_470_038), contract: contract,
            permissionID: permissionID, memo: memo)
    }

    /// 1 TRX from key 1 to key 2.
    static func transfer(memo: [UInt8]) throws -> SignedTransaction {
        let (from, to) = (try key(1), try key(2))
        return try from.sign(
            raw(.transfer(.init(owner: from.address, to: to.address, amount: 1_000_000)), memo: memo))
    }
}
