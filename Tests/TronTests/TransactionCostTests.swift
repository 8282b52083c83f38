import Testing
import Tron

/// The worked costs of the protocol's reference at 1000 sun a byte and 100 sun a unit of energy, nothing
/// staked.
@Suite("What a transaction burns")
struct TransactionCostTests {
    let fees = FeeSchedule(parameters: [
        "getTransactionFee": 1000, "getEnergyFee": 100, "getCreateAccountFee": 100_000,
        "getCreateNewAccountBandwidthRate": 1, "getCreateNewAccountFeeInSystemContract": 1_000_000,
        "getMemoFee": 1_000_000, "getMultiSignFee": 1_000_000,
    ])
    let allFree = BandwidthCharge.Sources(staked: 0, free: 600)
    let noneFree = BandwidthCharge.Sources(staked: 0, free: 0)

    @Test("a transfer of TRX: free, burnt, to a new account, with a memo, with two signatures")
    func transfers() throws {
        let plain = try SampleTransaction.transfer(memo: [])
        let memo = try SampleTransaction.transfer(memo: [UInt8](repeating: 7, count: 10))
        let twice = SignedTransaction(
            raw: plain.raw, signatures: try (0..<2).map { _ in try Signature(bytes: plain.signatures[0]) })

        #expect(plain.bandwidth == 267 && memo.bandwidth == 279 && twice.bandwidth == 334)
        #expect(TransactionCost(of: plain, from: allFree, at: fees)?.burnt == 0)
        #expect(TransactionCost(of: plain, from: noneFree, at: fees)?.burnt == 267_000)
        #expect(TransactionCost(of: plain, recipient: .new, from: allFree, at: fees)?.burnt == 1_100_000)
        #expect(TransactionCost(of: memo, from: allFree, at: fees)?.burnt == 1_000_000)
        #expect(TransactionCost(of: twice, from: allFree, at: fees)?.burnt == 1_000_000)
    }
}
