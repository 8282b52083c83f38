import FuzzDriver
import StrictJSON
import Tron
import TronNode

/// Answers of nodes, read as each of the things that they could be. What is read must be fit for the service's arithmetic.
@main
enum FuzzNodeAnswer {
    static func main() {
        fuzz { start, count in
            guard let json = try? JSON(parsing: bytes(start, count)) else { return 0 }
            if let block = try? NodeBlock(json: json) {
                _ = block.timestamp.adding(.seconds(86_400)).since(ChainTime(milliseconds: 0))
                precondition(
                    block.number.next.value > 0 && !block.follows(block.id), "a block that follows itself")
            }
            if let account = try? NodeAccount(json: json) { _ = account.staked.adding(account.delegated) }
            if let stake = try? AccountStake(json: json) {
                _ = stake.staked.energy.value + stake.delegated.energy.value
                _ = try? stake.unstaking.withdrawable(at: ChainTime(milliseconds: 1_700_000_000_000))
            }
            _ = try? NodeAccountDetail(json: json)
            if let resources = try? AccountResources(json: json) {
                precondition(resources.energyAvailable >= 0 && resources.bandwidthAvailable >= 0, "below 0")
                _ = resources.energyAvailable(of: Sun(4_000_000_000_000_000_000))
            }
            _ = try? ResourceTotals(json: json)
            if let parameters = try? ChainParameters(json: json) {
                _ = parameters.energyPrice.multiplied(by: 100_000)
            }
            if let receipt = try? TransactionReceipt(json: json) {
                _ = receipt.energyUsage.value + receipt.originEnergyUsage.value + receipt.energyPenalty.value
                _ = (receipt.tokenTransfers, receipt.revertReason)
            }
            if case .returned(_, let energy, let penalty)? = try? ConstantCallResult(json: json) {
                _ = energy.value + penalty.value
            }
            if let answer = try? BroadcastAnswer(json: json) { _ = BroadcastVerdict(answer) }
            _ = try? EnergyEstimate(json: json)
            _ = try? PriceHistory(json: json)
            _ = try? NodeHeads(json: json)
            _ = try? NodeTransaction(json: json)
            _ = try? StakeDelegation.list(json: json)
            _ = try? TransactionHistoryPage(json: json)
            _ = try? TokenHistoryPage(json: json)
            for number in NodeNumber.allCases { _ = try? number.read(json) }
            return 0
        }
    }
}
