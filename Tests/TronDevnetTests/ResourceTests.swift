import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Energy, bandwidth, rewards")
struct ResourceTests {
    /// The account that has deployed the tokens.
    private func deployer() throws -> PrivateKey {
        try Mnemonic(parsing: DevnetConfiguration.publicMnemonic).rootKey()
            .derived(at: HDPath(account: 2, index: 0)).privateKey
    }

    private func stake(
        _ amount: Int64, for resource: Int64, by key: PrivateKey, _ client: NodeClient
    ) async throws {
        let answer = try await client.broadcast(
            client.signed(
                .freezeBalanceV2,
                [
                    ("owner_address", .bytes(key.address.bytes)), ("frozen_balance", .integer(amount)),
                    ("resource", .integer(resource)),
                ], by: [key]))
        #expect(answer["result"]?.bool == true, "\(answer.text)")
        await client.devnet.mine()
    }

    @Test("the deployer pays its share from its stake, and never with TRX")
    func deployersShare() async throws {
        let client = try NodeClient()
        let (owner, anna, bert) = (
            try deployer(), client.accounts[0].privateKey, client.accounts[1].address
        )
        try await stake(500_000_000_000, for: 1, by: owner, client)
        let setting = try await client.broadcast(
            client.signed(
                .updateSetting,
                [
                    ("owner_address", .bytes(owner.address.bytes)),
                    ("contract_address", .bytes(Devnet.usdtContract.bytes)),
                    ("consume_user_resource_percent", .integer(30)),
                ], by: [owner]))
        await client.devnet.mine()

        let receipt = try await client.receipt(
            client.call(TRC20.transferCall(to: bert, amount: UInt256(1)), by: anna, feeLimit: 100_000_000))

        #expect(setting["result"]?.bool == true)
        let bill = try #require(receipt["receipt"])
        let share: Int64 = 64_285 * 70 / 100
        #expect(bill["origin_energy_usage"]?.int64 == share)
        #expect(bill["energy_fee"]?.int64 == Int64((64_285 - share) * 100))
        #expect(bill["energy_usage_total"]?.int64 == 64_285)
    }

    @Test("without the dynamic model a transfer costs what it costs on test networks")
    func noPenalty() async throws {
        let client = try NodeClient()
        _ = try await client.post("/devnet/parameters", ["getAllowDynamicEnergy": 0])

        let old = try await client.receipt(
            client.call(
                TRC20.transferCall(to: client.accounts[1].address, amount: UInt256(1)),
                by: client.accounts[0].privateKey, feeLimit: 100_000_000))
        let new = try await client.receipt(
            client.call(
                TRC20.transferCall(to: .blackHole, amount: UInt256(1)), by: client.accounts[0].privateKey,
                feeLimit: 100_000_000))

        #expect(old["receipt"]?["energy_usage_total"]?.int64 == 14_650)
        #expect(new["receipt"]?["energy_usage_total"]?.int64 == 29_650)
    }

    @Test("a contract that is used too much gets dearer with the next cycle, and cheaper again")
    func dynamicEnergy() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)
        _ = try await client.post("/devnet/parameters", ["getDynamicEnergyThreshold": 10_000])
        func transfer() async throws -> Int64? {
            try await client.receipt(
                client.call(
                    TRC20.transferCall(to: bert, amount: UInt256(1)), of: Devnet.lookalikeContract, by: anna,
                    feeLimit: 100_000_000))["receipt"]?["energy_penalty_total"]?.int64
        }

        let first = try await transfer()
        _ = try await client.post("/devnet/clock", ["advance_seconds": 21_600])
        let second = try await transfer()
        _ = try await client.post("/devnet/parameters", ["getDynamicEnergyThreshold": 1_000_000])
        _ = try await client.post("/devnet/clock", ["advance_seconds": 21_600])
        let third = try await transfer()

        #expect(first == nil)
        #expect(second == Int64(12_437 * 2000 / 10_000))
        // A cycle below the threshold takes back a quarter of the step: 1.2 × 0.95 - 1.
        #expect(third == Int64(12_437 * 1400 / 10_000))
    }

    @Test("used bandwidth is back after 24 hours, half of it after twelve")
    func recovery() async throws {
        let client = try NodeClient()
        let anna = client.accounts[0]
        try await client.broadcast(
            client.transfer(1, from: anna.privateKey, to: client.accounts[1].address))
        await client.devnet.mine()
        func used() async throws -> Int64? {
            try await client.post("/wallet/getaccountnet", ["address": .string(anna.address.hex)])[
                "freeNetUsed"]?
                .int64
        }
        let atOnce = try #require(try await used())

        _ = try await client.post("/devnet/clock", ["advance_seconds": 43_200])
        let later = try #require(try await used())
        _ = try await client.post("/devnet/clock", ["advance_seconds": 43_200])

        #expect(abs(later - atOnce / 2) <= 1)
        #expect(try await used() == nil)
    }

    @Test("votes earn from the next maintenance on, and once a day it can be claimed", arguments: [1, 27])
    func rewards(witnesses: Int) async throws {
        let client = try NodeClient(witnesses: witnesses)
        let anna = client.accounts[0].privateKey
        let witness = await WitnessSchedule(of: client.devnet.chain.state).witness(inSlot: 1)
        try await stake(100_000_000_000, for: 1, by: anna, client)
        var vote = WireMessage(.vote)
        vote.set("vote_address", .bytes(witness.bytes))
        vote.set("vote_count", .integer(100_000))
        try await client.broadcast(
            client.signed(
                .voteWitness, [("owner_address", .bytes(anna.address.bytes)), ("votes", .message(vote))],
                by: [anna]))
        func reward() async throws -> Int64? {
            try await client.post("/wallet/getReward", ["address": .string(anna.address.hex)])["reward"]?
                .int64
        }

        _ = try await client.post("/devnet/clock", ["advance_seconds": 21_600])
        let earlier = await client.devnet.chain.state.witnesses[witness]?.blocksMade ?? 0
        await client.devnet.mine(10)
        let before = try await reward()
        _ = try await client.post("/devnet/clock", ["advance_seconds": 21_600])
        let after = try #require(try await reward())
        let votes = await client.devnet.chain.state.witnesses.rows.mapValues(\.votes)
        let made = await client.devnet.chain.state.witnesses[witness]?.blocksMade ?? 0
        let claim = {
            try await client.signed(
                .withdrawBalance, [("owner_address", .bytes(anna.address.bytes))], by: [anna])
        }
        let receipt = try await client.receipt(claim())
        let again = try await client.broadcast(claim())

        #expect(before == 0)
        // Of eleven blocks 128 TRX each for all witnesses, by votes, and 8 TRX for each that the witness made; 80 % of it for
        // the voters, by votes.
        let own = try #require(votes[witness])
        let shared = 11 * 128_000_000 * own / votes.values.reduce(0, +)
        let pool = (shared + (made - earlier) * 8_000_000) * 80 / 100
        let expected = pool * 100_000 / own
        #expect(abs(after - expected) < 1000, "\(after) instead of \(expected)")
        #expect(receipt["withdraw_amount"]?.int64 == after)
        #expect(again["code"] == "CONTRACT_VALIDATE_ERROR")
    }

    @Test("delegated energy pays for the receiver, and what it used comes back used")
    func delegation() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].privateKey)
        try await stake(20_000_000_000, for: 1, by: anna, client)
        func delegate(_ type: ContractType) async throws -> JSON {
            let answer = try await client.broadcast(
                client.signed(
                    type,
                    [
                        ("owner_address", .bytes(anna.address.bytes)),
                        ("receiver_address", .bytes(bert.address.bytes)),
                        ("balance", .integer(20_000_000_000)),
                        ("resource", .integer(1)),
                    ], by: [anna]))
            await client.devnet.mine()
            return answer
        }
        let given = try await delegate(.delegateResource)

        let receipt = try await client.receipt(
            client.call(
                TRC20.transferCall(to: anna.address, amount: UInt256(1)), by: bert, feeLimit: 100_000_000))
        let taken = try await delegate(.unDelegateResource)

        #expect(given["result"]?.bool == true && taken["result"]?.bool == true)
        #expect(receipt["receipt"]?["energy_usage"]?.int64 == 64_285)
        #expect(receipt["receipt"]?["energy_fee"] == nil)
        let owner = try await client.post(
            "/wallet/getaccountresource", ["address": .string(anna.address.hex)])
        let used = try #require(owner["EnergyUsed"]?.int64)
        #expect((64_200...64_285).contains(used))
    }
}
