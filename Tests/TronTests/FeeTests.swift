import Testing
import Tron

@Suite("Fees")
struct FeeTests {
    private let fees = FeeSchedule(parameters: [
        "getTransactionFee": 1000, "getEnergyFee": 100, "getCreateAccountFee": 100_000,
        "getCreateNewAccountBandwidthRate": 1, "getCreateNewAccountFeeInSystemContract": 1_000_000,
        "getMemoFee": 1_000_000, "getMultiSignFee": 1_000_000, "getUpdateAccountPermissionFee": 100_000_000,
    ])

    @Test("stake pays first, then the free allowance, then TRX, and never two of them")
    func bandwidth() {
        func charge(_ bytes: Bandwidth, staked: Int64, free: Int64, pool: Int64 = .max) -> BandwidthCharge? {
            .charge(
                for: bytes, recipient: .existing, from: .init(staked: staked, free: free, publicPool: pool),
                at: fees)
        }

        #expect(charge(345, staked: 345, free: 600) == .staked(345))
        #expect(charge(345, staked: 344, free: 345) == .free(345))
        #expect(charge(700, staked: 600, free: 600) == .burnt(700_000))
        #expect(charge(345, staked: 0, free: 600, pool: 344) == .burnt(345_000))
        #expect(charge(Bandwidth(.max), staked: 0, free: 0) == nil)
    }

    @Test("a new account is never made on the free allowance")
    func newAccount() throws {
        let sources = BandwidthCharge.Sources(staked: 0, free: 600)
        let burnt = BandwidthCharge.charge(for: 267, recipient: .new, from: sources, at: fees)
        let staked = BandwidthCharge.charge(
            for: 267, recipient: .new, from: .init(staked: 267, free: 0), at: fees)

        #expect(burnt == .burnt(100_000))
        #expect(staked == .staked(267))
        let transfer = try SampleTransaction.transfer(memo: [])
        #expect(fees.fixedFees(of: transfer, recipient: .new)?.adding(burnt?.fee ?? 0) == 1_100_000)
    }

    @Test("memo and second signature cost a fee each, permissions theirs")
    func fixedFees() throws {
        let memo = try SampleTransaction.transfer(memo: [0])
        let twice = SignedTransaction(
            raw: memo.raw, signatures: try [memo, memo].map { try Signature(bytes: $0.signatures[0]) })
        let update = AccountPermissionUpdateContract(
            owner: .zero, ownerPermission: Permission(kind: .owner, name: "owner", threshold: 1, keys: []),
            activePermissions: [])
        var raw = memo.raw
        raw.memo = []
        raw.contract = .accountPermissionUpdate(update)

        #expect(fees.fixedFees(of: memo, recipient: .existing) == 1_000_000)
        #expect(fees.fixedFees(of: twice, recipient: .existing) == 2_000_000)
        let updating = SignedTransaction(raw: raw, signatures: [])
        #expect(fees.fixedFees(of: updating, recipient: .existing) == 100_000_000)
    }

    @Test("the fee limit caps staked energy too")
    func feeLimit() {
        var terms = EnergyTerms(callerEnergy: 1_000_000, balance: 0, feeLimit: 0, price: 100)
        #expect(terms.limit == 0)

        terms.feeLimit = 5_000_000
        #expect(terms.limit == 50_000)

        terms.callerEnergy = 10_000
        terms.balance = 2_000_050
        terms.callValue = 1_000_000
        #expect(terms.limit == 20_000)
    }

    @Test("stake pays energy before TRX is burnt, a deployer's only out of stake")
    func energyBill() {
        var terms = EnergyTerms(callerEnergy: 10_000, balance: 10_000_000, feeLimit: 10_000_000, price: 100)
        #expect(terms.bill(for: 64_285) == EnergyBill(origin: 0, caller: 10_000, fee: 5_428_500))

        terms.sharing = EnergySharing(callerPercent: 30, originLimit: 20_000, originEnergy: 50_000)
        #expect(terms.limit == 100_000 + 20_000)
        #expect(terms.bill(for: 64_285) == EnergyBill(origin: 20_000, caller: 10_000, fee: 3_428_500))
        #expect(terms.bill(for: 10_000) == EnergyBill(origin: 7000, caller: 3000, fee: 0))

        terms.sharing = EnergySharing(callerPercent: 0, originLimit: .max, originEnergy: 50_000)
        #expect(terms.limit == 150_000)
        #expect(terms.bill(for: 0) == EnergyBill(origin: 0, caller: 0, fee: 0))
    }

    @Test("a price of 0 stands for 100 sun")
    func defaultPrice() {
        #expect(FeeSchedule(parameters: [:]).energyPrice == 100)
        #expect(FeeSchedule(parameters: ["getEnergyFee": 210]).energyPrice == 210)
    }
}
