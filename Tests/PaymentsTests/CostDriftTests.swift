import Testing
import Tron

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

@Suite("Estimates against costs")
struct CostDriftTests {
    /// A paid record that was planned at these values and cost those.
    private func record(
        energy: Energy, costing actualEnergy: Energy, fee: Int64?, costing actualFee: Int64
    ) throws -> TransactionRecord {
        let plan = FeePlan(
            energy: energy, bandwidth: 345, feeLimit: Sun(15_000_000), mostBurnt: Sun(15_345_000),
            stakedEnergy: 0, expectedFee: fee.map { Sun($0) }, plannedAt: Samples.now)
        var record = try Samples.record(.queued)
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 1], hash: [1, 2, 3, 4, 5, 6, 7, 8]),
            expiration: ChainTime(milliseconds: 1), timestamp: ChainTime(milliseconds: 1),
            contract: .transfer(
                TransferContract(owner: record.from, to: Samples.recipient, amount: Sun(5))))
        let attempt = Attempt(
            number: 1, transaction: try Samples.key(1).sign(raw), referenceBlock: 1, signedAt: Samples.now,
            estimate: plan)
        _ = record.handle(.signed(attempt), at: Samples.now)
        var receipt = Samples.receipt(of: attempt.txID, .success)
        receipt.energyTotal = actualEnergy
        receipt.fee = Sun(actualFee)
        _ = record.handle(.settled(receipt), at: Samples.later)
        return record
    }

    @Test(
        "a tenth is no drift, more is, in both directions",
        arguments: [
            (100_000, []), (110_000, []), (110_001, [.energy]), (90_000, []), (89_999, [.energy]),
            (0, [.energy]),
        ] as [(Energy, [CostDrift.Part])])
    func tolerance(actual: Energy, drifting: [CostDrift.Part]) throws {
        let record = try record(energy: 100_000, costing: actual, fee: 10_000_000, costing: 10_000_000)

        #expect(CostDrift.all(of: record).map(\.part) == drifting)
    }

    @Test("the fee is compared where one was expected")
    func fee() throws {
        #expect(
            CostDrift.all(of: try record(energy: 1000, costing: 1000, fee: 100, costing: 200)).map(\.part)
                == [.fee])
        #expect(CostDrift.all(of: try record(energy: 1000, costing: 1000, fee: nil, costing: 200)).isEmpty)
    }

    @Test("what failed is not compared")
    func failed() throws {
        var record = try Samples.record(.included)
        let id = try Samples.attempt(1).txID
        _ = record.handle(.settled(Samples.receipt(of: id, .outOfEnergy)), at: Samples.later)

        #expect(CostDrift.all(of: record).isEmpty)
    }

    @Test("the plan expects what is burnt as things are now")
    func expected() async throws {
        let intent = TransactionIntent.tokenTransfer(to: Samples.recipient, amount: Samples.amount(5_000_000))
        let burnt = try await FeePlannerTests.Desk().plan(intent)
        let staked = try await FeePlannerTests.Desk(energy: 156_342, freeBandwidth: 600).plan(intent)

        #expect(burnt.expectedFee == Sun(6_428_500 + burnt.bandwidth.value * 1000))
        #expect(staked.expectedFee == .zero)
    }
}
