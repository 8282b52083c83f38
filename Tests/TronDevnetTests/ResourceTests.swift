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

    func stake(
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
}
