import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

extension UnusableWalletTests {
    /// An order that a funded, active wallet would take.
    struct Order: Sendable {
        let operation: String
        let path: String
        let body: JSON
    }

    static func orders(_ wallet: String, recipient: String, attestation: String) -> [Order] {
        let (id, to) = (JSON.string(wallet), JSON.string(Address.stranger(1).base58))
        let transfer: JSON = ["wallet_id": id, "to": to, "amount": "1"]
        let approval: JSON = ["wallet_id": id, "spender": to, "amount": "1"]
        let stake: JSONObject = ["wallet_id": id, "amount": "1", "resource": "energy"]
        var delegation = stake
        delegation["receiver"] = to
        let v0: JSONObject = ["wallet_id": id, "recipient_address": to, "amount": "1"]
        var (kyc, item) = (v0, v0)
        kyc["kyc_attestation"] = .string(attestation)
        item["route"] = "v0"
        return [
            Order(operation: "createPayoutV0", path: "/tron/payouts/v0", body: .object(v0)),
            Order(operation: "createPayoutKyc", path: "/tron/payouts/kyc", body: .object(kyc)),
            Order(
                operation: "createPayoutDirect", path: "/tron/payouts/direct",
                body: ["wallet_id": id, "recipient_id": .string(recipient), "amount": "1"]),
            Order(
                operation: "createPayoutBatch", path: "/tron/payouts/batch",
                body: ["payouts": .array([.object(item)])]),
            Order(operation: "transferUsdt", path: "/tron/usdt/transfer", body: transfer),
            Order(operation: "transferTrx", path: "/tron/trx/transfer", body: transfer),
            Order(operation: "transferToken", path: "/tron/tokens/USDT/transfer", body: transfer),
            Order(operation: "approveUsdt", path: "/tron/usdt/approve", body: approval),
            Order(operation: "approveToken", path: "/tron/tokens/USDT/approve", body: approval),
            Order(operation: "stake", path: "/tron/staking/stake", body: .object(stake)),
            Order(operation: "unstake", path: "/tron/staking/unstake", body: .object(stake)),
            Order(operation: "delegate", path: "/tron/staking/delegate", body: .object(delegation)),
            Order(operation: "undelegate", path: "/tron/staking/undelegate", body: .object(delegation)),
            Order(operation: "withdrawUnstaked", path: "/tron/staking/withdraw", body: ["wallet_id": id]),
            Order(operation: "cancelUnstake", path: "/tron/staking/cancel-unstake", body: ["wallet_id": id]),
            Order(
                operation: "vote", path: "/tron/staking/vote",
                body: ["wallet_id": id, "votes": [["witness": to, "count": 1]]]),
            Order(operation: "claimRewards", path: "/tron/staking/claim-rewards", body: ["wallet_id": id]),
        ]
    }

    static let key = """
        {"kty":"OKP","crv":"Ed25519","kid":"k1","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}
        """
}
