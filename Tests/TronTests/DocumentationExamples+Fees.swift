import Foundation
import StrictJSON
import Testing
import Tron

extension DocumentationExamples {
    @Test("several signatures")
    func severalSignatures() throws {
        let keys = try (1...3).map { try SampleTransaction.key($0) }
        let permission = Permission(
            kind: .active, id: 2, name: "pay", threshold: 2,
            operations: Permission.operations(allowing: [.transfer, .triggerSmart]),
            keys: keys.map { Permission.Key(address: $0.address, weight: 1) })
        let raw = try SampleTransaction.raw(
            .transfer(.init(owner: .blackHole, to: .zero, amount: 1)), permissionID: 2)
        // Example: several
        var signing = try MultiSignature(SignedTransaction(raw: raw, signatures: []), under: permission)
        try signing.sign(with: keys[0])
        print(signing.isComplete, signing.missing)  // false, the other two

        let handedOn = signing.transaction.encoded()
        var resumed = try MultiSignature(SignedTransaction(decoding: handedOn), under: permission)
        try resumed.sign(with: keys[2])
        // End.
        #expect(resumed.isComplete && resumed.transaction.signatures.count == 2)
    }

    @Test("fees and stake")
    func fees() throws {
        let transaction = try SampleTransaction.transfer(memo: [])
        // Example: fees
        let fees = FeeSchedule(parameters: ["getTransactionFee": 1000, "getEnergyFee": 100])
        let charge = BandwidthCharge.charge(
            for: transaction.bandwidth, recipient: .existing, from: .init(staked: 0, free: 250), at: fees)
        print(charge?.fee.trxText ?? "")  // 0.267000: nothing is free unless all of it is

        let terms = EnergyTerms(
            callerEnergy: 50_000, balance: try Sun(parsingTRX: "100"), feeLimit: try Sun(parsingTRX: "30"),
            price: fees.energyPrice)
        print(terms.limit)  // the most energy that the call can use
        print(terms.bill(for: 64_285)?.fee.trxText ?? "")  // 1.428500
        // End.
        #expect(charge == .burnt(267_000) && terms.bill(for: 64_285)?.fee == 1_428_500)

        // Example: cost
        let cost = TransactionCost(
            of: transaction, from: .init(staked: 0, free: 600),
            calling: .init(energy: 64_285, terms: terms), at: fees)
        print(cost?.burnt.trxText ?? "")  // all of it, in the order in which the chain takes it
        print(cost?.runsOutOfEnergy ?? true)
        // End.
        #expect(cost?.burnt == 1_428_500)

        let head: Int64 = 592_000_000
        // Example: stake
        let pool = ResourcePool(limit: 180_000_000_000, weight: 19_149_350_904)
        let daily = pool.amount(for: try Sun(parsingTRX: "10000"))  // energy a day
        let needed = pool.stake(giving: 65_000)

        var usage = ResourceUsage(amount: 65_000, slot: head)
        print(usage.recovered(at: head + 14_400))  // about half, 12 h later
        usage.add(65_000, at: head + 14_400)
        // End.
        #expect(daily == 93_997 && needed != nil && (97_000...98_000).contains(usage.amount))
    }

    @Test("blocks")
    func blocks() throws {
        let header = BlockHeader(
            number: 66_987_627, timestamp: ChainTime(milliseconds: 1_777_445_307_000),
            transactionRoot: try #require(
                [UInt8](hex: "f8156964cc3e5793a368f938a18ea45c02bd48fe3a412f7091ce8d9ef56df174")),
            parentHash: try #require(
                [UInt8](hex: "0000000003fe266a65d5194c947f6f7a059d4646c8e9a5293226bc7fdcfc775e")),
            witness: try Address(parsing: "41e7860196ad5b5718c1d6326babab039b70b8c1cd"), version: 34)
        let witnessSignature = try Signature(
            parsing: "55a29981b2ba121613788de5d1b6bd87579ef63479f4fbb7bc99b1c721769487"
                + "023cb74ea3b604778ed448bf1c90db3db0fd8fedc85102cfda4231fd1c75d6e100")
        // Example: blocks
        print(header.id)  // number and hash
        let isGenuine = try header.signer(of: witnessSignature) == header.witness
        // End.
        #expect(isGenuine)
        #expect(header.id.hex == "0000000003fe266bf6b6d392f654dc2e5011601546ed04623d9fcc4e9d439a25")
    }
}
