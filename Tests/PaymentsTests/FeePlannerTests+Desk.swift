import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

extension FeePlannerTests {
    /// What a plan is made from, with the values that most tests want.
    struct Desk {
        var usdt: Int64 = 100_000_000
        var trx: Int64 = 100_000_000
        var energy: Energy = 0
        var freeBandwidth: Bandwidth = 0
        var reserved = ReservedFunds()
        var node = StubNode(energy: [Samples.recipient: 64_285])
        var feeLimitMax = Sun(100_000_000)
        var burnsTRX = true
        var memo: String?
        var feeLimit: Sun?

        var resources: AccountResources {
            AccountResources(
                freeBandwidth: (freeBandwidth, 0), stakedBandwidth: (0, 0), energy: (energy, 0),
                energyPool: ResourcePool(limit: 0, weight: 0))
        }

        var funds: FundsDesk {
            FundsDesk(
                funds: Funds(
                    units: [.usdt: usdt, .trx: trx], resources: resources, energy: energy, readAt: 100),
                reserved: reserved,
                facts: FeeFactSource(
                    node: node, parameters: ChainParameters(values: node.parameters), resources: resources),
                settings: FeeSettings(maximumFee: feeLimitMax, burnsTRX: burnsTRX))
        }

        func request(_ intent: TransactionIntent, salt: String = "salt") -> FeeRequest {
            FeeRequest(
                intent: intent, from: Samples.wallet.address, memo: memo, feeLimit: feeLimit, salt: salt)
        }

        func plan(_ intent: TransactionIntent) async throws -> FeePlan {
            var funds = funds
            return try await funds.hold(request(intent), at: Samples.now).plan
        }

        /// Why there is no plan; nil where there is one.
        func refusal(_ intent: TransactionIntent) async -> String? {
            do {
                _ = try await plan(intent)
                return nil
            } catch PlanRefusal.insufficientFunds(let asset) {
                return "funds \(asset.symbol)"
            } catch PlanRefusal.insufficientEnergy {
                return "energy"
            } catch PlanRefusal.wouldRevert(let words) {
                return "revert \(words)"
            } catch {
                return "node \((error as? NodeError)?.code.rawValue ?? "?")"
            }
        }
    }
}
