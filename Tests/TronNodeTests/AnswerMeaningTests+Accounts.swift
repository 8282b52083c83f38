import StrictJSON
import Testing
import Tron

@testable import TronNode

extension AnswerMeaningTests {
    @Test(
        "an account is its key's where that key alone reaches the threshold",
        arguments: [-1, 0, 1] as [Int64])
    func ownership(above: Int64) throws {
        for threshold in [1, 5] as [Int64] {
            let account: JSON = [
                "address": .string(Self.address.hex),
                "owner_permission": [
                    "threshold": .number(JSONNumber(threshold)),
                    "keys": [
                        ["address": .string(Self.other.hex), "weight": .number(JSONNumber(threshold))],
                        [
                            "address": .string(Self.address.hex),
                            "weight": .number(JSONNumber(threshold + above)),
                        ],
                    ],
                ],
            ]
            #expect(try NodeAccount(json: account).isOwnedByItsKey == (above >= 0))
        }
        #expect(try NodeAccount(json: ["address": .string(Self.address.hex)]).isOwnedByItsKey)
    }

    @Test("stakes of one resource are added up, and what is lent counts as power")
    func stakes() throws {
        let stake = try AccountStake(json: [
            "frozenV2": [
                ["amount": 1_000_000], ["type": "ENERGY", "amount": 2_000_000],
                ["type": "ENERGY", "amount": 3_000_000],
                ["amount": 4_000_000], ["type": "TRON_POWER"],
            ],
            "delegated_frozenV2_balance_for_bandwidth": 6_000_000,
            "account_resource": ["delegated_frozenV2_balance_for_energy": 7_000_000],
        ])

        #expect(stake.staked == StakeByResource(energy: 5_000_000, bandwidth: 5_000_000))
        #expect(stake.delegated == StakeByResource(energy: 7_000_000, bandwidth: 6_000_000))
        #expect(stake.tronPower == 23)
    }

    @Test("a delegation tells until when it is locked, for each resource its own")
    func delegations() throws {
        let told = try StakeDelegation.list(json: [
            "frozen_balance_for_energy": 5, "expire_time_for_energy": 77, "frozen_balance_for_bandwidth": 6,
        ])
        let other = try StakeDelegation.list(json: [
            "frozen_balance_for_bandwidth": 6, "expire_time_for_bandwidth": 88, "expire_time_for_energy": 77,
        ])

        #expect(told.map(\.resource) == [.energy, .bandwidth] && told.map(\.amount) == [5, 6])
        #expect(told.map(\.lockedUntil) == [ChainTime(milliseconds: 77), nil])
        #expect(other.map(\.lockedUntil) == [ChainTime(milliseconds: 88)])
        #expect(try StakeDelegation.list(json: ["frozen_balance_for_energy": 0]).isEmpty)
    }
}
