import Testing
import Tron

extension TransactionCostTests {
    /// A transfer of USDT with the limit of 30 TRX, of 345 bytes.
    private func tokenTransfer() throws -> SignedTransaction {
        let (from, to) = (try SampleTransaction.key(1), try SampleTransaction.key(2).address)
        let usdt = try TRC20Token(Address(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
        var raw = try SampleTransaction.raw(
            .triggerSmart(usdt.transfer(TokenAmount(baseUnits: 1_000_000), from: from.address, to: to)))
        raw.feeLimit = 100_000_000
        return try from.sign(raw)
    }

    private func call(
        _ energy: Int64, limit: Sun, balance: Sun = 100_000_000, staked: Int64 = 0
    ) -> TransactionCost.Call {
        .init(
            energy: energy,
            terms: EnergyTerms(
                callerEnergy: staked, balance: balance, feeLimit: limit, price: fees.energyPrice))
    }

    @Test("a transfer of USDT: the recipient has some, or none, and energy is staked")
    func tokenTransfers() throws {
        let transfer = try tokenTransfer()
        #expect(transfer.bandwidth == 345)

        let known = TransactionCost(
            of: transfer, from: allFree, calling: call(64_285, limit: 30_000_000), at: fees)
        #expect(known?.burnt == 6_428_500 && known?.bandwidth == .free(345))
        let new = TransactionCost(
            of: transfer, from: noneFree, calling: call(130_285, limit: 30_000_000), at: fees)
        #expect(new?.burnt == 13_373_500)
        let staked = TransactionCost(
            of: transfer, from: allFree, calling: call(64_285, limit: 30_000_000, staked: 70_000), at: fees)
        #expect(staked?.burnt == 0 && staked?.energy?.caller == 64_285)
    }

    @Test(
        "too little energy burns all that there can be: by the fee limit, or by the balance after bandwidth")
    func outOfEnergy() throws {
        let transfer = try tokenTransfer()

        let limited = TransactionCost(
            of: transfer, from: noneFree, calling: call(64_285, limit: 5_000_000), at: fees)
        #expect(limited?.runsOutOfEnergy == true && limited?.burnt == 5_345_000)

        // 6.4285 TRX would do, but 0.345 of them go for bandwidth first.
        let poor = call(64_285, limit: 30_000_000, balance: 6_428_500)
        let short = TransactionCost(of: transfer, from: noneFree, calling: poor, at: fees)
        #expect(short?.runsOutOfEnergy == true && short?.burnt == 6_428_500)
        let enough = TransactionCost(of: transfer, from: allFree, calling: poor, at: fees)
        #expect(enough?.runsOutOfEnergy == false && enough?.burnt == 6_428_500)
    }
}
