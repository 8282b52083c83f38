import StrictJSON
import Testing
import Tron

@testable import TronNode

/// Reads an answer as each of the things that it could be, and does with it what the service does.
enum AnswerReading {
    private static let readers: [@Sendable (JSON) throws -> Void] = [
        { json in
            let block = try NodeBlock(json: json)
            _ = block.timestamp.adding(.seconds(86_400)).since(ChainTime(milliseconds: 0))
            _ = (block.number.next, block.number.blocks(above: .genesis), block.follows(block.id))
        },
        { json in
            let account = try NodeAccount(json: json)
            _ = (account.staked.adding(account.delegated), account.isOwnedByItsKey)
        },
        { json in
            let stake = try AccountStake(json: json)
            let now = ChainTime(milliseconds: 1_700_000_000_000)
            _ = (stake.lastClaim?.adding(.seconds(86_400)), try? stake.unstaking.withdrawable(at: now))
            _ = stake.staked.energy.value + stake.delegated.energy.value
        },
        { json in _ = try NodeAccountDetail(json: json) },
        { json in
            let resources = try AccountResources(json: json)
            _ = (resources.energyAvailable, resources.bandwidthAvailable)
            _ = resources.energyAvailable(of: Sun(4_000_000_000_000_000_000))
        },
        { json in
            let totals = try ResourceTotals(json: json)
            _ = ResourcePool(limit: totals.energyLimit.value, weight: totals.energyWeight).amount(
                for: Sun(.max))
        },
        { json in
            let parameters = try ChainParameters(json: json)
            _ = parameters.energyPrice.multiplied(by: 100_000)
        },
        { json in
            let receipt = try TransactionReceipt(json: json)
            _ = receipt.energyUsage.value + receipt.originEnergyUsage.value + receipt.energyPenalty.value
            _ = (receipt.tokenTransfers, receipt.revertReason)
        },
        { json in
            switch try ConstantCallResult(json: json) {
            case .returned(_, let energy, let penalty): _ = energy.value + penalty.value
            case .reverted(_, let energy): _ = energy.value * 2
            }
        },
        { json in _ = BroadcastVerdict(try BroadcastAnswer(json: json)) },
        { json in _ = try EnergyEstimate(json: json).energy.value * 2 },
        { json in _ = try PriceHistory(json: json).current.multiplied(by: 345) },
        { json in _ = try NodeHeads(json: json).head.number.next },
        { json in _ = try NodeTransaction(json: json) },
        { json in _ = try StakeDelegation.list(json: json) },
        { json in _ = try TransactionHistoryPage(json: json) },
        { json in _ = try TokenHistoryPage(json: json) },
        { json in for number in NodeNumber.allCases { _ = try number.read(json) } },
    ]

    /// How many things an answer can be.
    static var kinds: Int { readers.count }

    /// As how many of them `json` can be read.
    static func readings(of json: JSON) -> Int {
        readers.count { reader in (try? reader(json)) != nil }
    }
}
