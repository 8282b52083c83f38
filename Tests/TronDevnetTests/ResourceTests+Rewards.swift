import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension ResourceTests {
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
