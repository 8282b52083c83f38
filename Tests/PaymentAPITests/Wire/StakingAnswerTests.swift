import PaymentWire
import StrictJSON
import Testing
import Tron
import TronNode

@testable import Payments

@Suite("What answers about stake tell")
struct StakingAnswerTests {
    private static let now = ChainTime(milliseconds: 1_800_000_000_000)
    private static let account = Address.stranger(4)

    private func stake(_ unstaking: [Unstaking] = []) -> AccountStake {
        AccountStake(
            staked: StakeByResource(energy: Sun(1_000_000), bandwidth: Sun(2_000_000)),
            delegated: StakeByResource(energy: Sun(3_000_000), bandwidth: Sun(4_000_000)),
            unstaking: UnstakingQueue(unstaking), votes: [.init(witness: .stranger(5), count: 6)],
            tronPower: 7, lastClaim: nil)
    }

    @Test("each resource's stake is told under its own name")
    func balance() {
        let later = Self.now.adding(.seconds(1))
        let unstaking = [
            Unstaking(resource: .bandwidth, amount: Sun(8_000_000), withdrawableAt: later),
            Unstaking(resource: .energy, amount: Sun(9_000_000), withdrawableAt: Self.now),
        ]

        let told = StakingBalance(
            address: Self.account, stake: stake(unstaking), now: Self.now, withdrawable: Sun(9_000_000)
        ).json

        #expect(told["address"] == .string(Self.account.base58))
        #expect(told["staked"]?["energy"] == "1.000000")
        #expect(told["staked"]?["bandwidth"] == "2.000000")
        #expect(told["delegated"]?["energy"] == "3.000000")
        #expect(told["delegated"]?["bandwidth"] == "4.000000")
        #expect(told["unstaking"]?.array?.map { $0["resource"] } == ["bandwidth", "energy"])
        #expect(
            told["unstaking"]?.array?.map { $0["withdrawable_at"] }
                == ["2027-01-15T08:00:01.000Z", "2027-01-15T08:00:00.000Z"])
        #expect(told["unstake_slots_available"] == 31)
        #expect(told["tron_power"] == 7)
        #expect(told["votes"] == [["witness": .string(Address.stranger(5).base58), "count": 6]])
    }

    @Test("rewards tell when they were claimed, and when they can be claimed again")
    func rewards() {
        let never = StakingRewards(
            address: Self.account, claimable: Sun(5), lastClaim: nil, nextClaim: nil
        ).json
        let claimed = StakingRewards(
            address: Self.account, claimable: .zero, lastClaim: Self.now,
            nextClaim: Self.now.adding(.seconds(86_400))
        ).json

        #expect(never["last_claimed_at"] == .null && never["next_claim_at"] == .null)
        #expect(claimed["last_claimed_at"] == "2027-01-15T08:00:00.000Z")
        #expect(claimed["next_claim_at"] == "2027-01-16T08:00:00.000Z")
    }

    @Test(
        "what a staked TRX gives has three decimals, rounded down",
        arguments: [
            (180_000_000_000, 19_000_000_000, "9.473"), (2, 3, "0.666"), (1, 1000, "0.001"),
            (999, 1_000_000, "0.000"), (1, 2, "0.500"), (1007, 1000, "1.007"), (0, 5, "0.000"),
            (6, 3, "2.000"), (5, 0, "0"),
        ] as [(Int64, Int64, String)])
    func ratios(limit: Int64, weight: Int64, told: String) throws {
        let resources = AccountResources(
            freeBandwidth: (600, 100), stakedBandwidth: (50, 70), energy: (1000, 300),
            energyPool: ResourcePool(limit: limit, weight: weight))
        let totals: JSON = [
            "TotalNetLimit": 1, "TotalNetWeight": 4, "TotalEnergyLimit": .number(JSONNumber(limit)),
            "TotalEnergyWeight": .number(JSONNumber(weight)),
        ]
        let allocation = ResourceAllocation(
            address: Self.account, resources: resources,
            totals: try ResourceTotals(json: totals),
            delegatedTo: [], delegatedFrom: []
        ).json

        #expect(allocation["energy"]?["per_staked_trx"]?.text == told)
        #expect(allocation["bandwidth"]?["per_staked_trx"]?.text == "0.250")
        #expect(allocation["energy"]?["available"] == 700)
        // More is used than there is: nothing is left, and never less.
        #expect(allocation["bandwidth"]?["available"] == 0)
        #expect(allocation["bandwidth"]?["free_limit"] == 600)
        #expect(allocation["bandwidth"]?["free_used"] == 100)
    }
}
