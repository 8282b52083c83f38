import Simulation
import Tron

@testable import PaymentModel
@testable import Payments

/// Payouts and what they are judged by, all made from small numbers.
enum PayoutSamples {
    /// A Friday, half past ten.
    static let now = Timestamp(milliseconds: 1_700_216_000_000 - 1_700_216_000_000 % 86_400_000 + 37_800_000)

    private struct Source: RandomSource {
        let seed: UInt64
        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: seed &* 31 &+ UInt64($0) &* 7 &+ 1) }
        }
    }

    static func address(_ seed: UInt64) -> Address { PrivateKey { Source(seed: seed).bytes($0) }.address }

    static func identifier<Subject>(_ seed: UInt64) -> Identifier<Subject> {
        Identifier(at: now, random: Source(seed: seed))
    }

    static func usdt(_ units: Int64) throws -> AssetAmount {
        guard let amount = AssetAmount(.usdt, units: units) else { throw AmountError.tooLarge("\(units)") }
        return amount
    }

    static var wallet: Wallet {
        Wallet(
            id: identifier(1), name: "hot", kind: .local, address: address(1), network: .devnet,
            createdAt: now)
    }

    static func order(_ route: PayoutRoute, _ units: Int64) throws -> PayoutOrder {
        PayoutOrder(route: route, recipient: address(2), amount: try usdt(units))
    }

    static func payout(
        _ status: PayoutStatus = .pending, approvals: Int = 0, by creator: String = "creator"
    ) throws -> Payout {
        Payout(
            id: identifier(3), order: try order(.v0, 5_000_000), wallet: wallet, status: status,
            approvalsRequired: approvals, createdBy: creator, createdAt: now)
    }

    static func recipient(
        addedAt: Timestamp = now, perPayout: Int64? = nil, perDay: Int64? = nil
    ) -> Recipient {
        var order = RecipientOrder(name: "supplier", address: address(2))
        order.perPayoutLimit = perPayout.flatMap { AssetAmount(.usdt, units: $0) }
        order.perDayLimit = perDay.flatMap { AssetAmount(.usdt, units: $0) }
        return Recipient(id: identifier(4), order: order, createdBy: "approver", createdAt: addedAt)
    }
}
