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

/// Every operation that takes something from a wallet, asked to take it from one that must not give.
@Suite("Wallets that must not pay")
struct UnusableWalletTests {
    /// An order that a funded, active wallet would take.
    private struct Order: Sendable {
        let operation: String
        let path: String
        let body: JSON
    }

    private static func orders(_ wallet: String, recipient: String, attestation: String) -> [Order] {
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

    private static let key = """
        {"kty":"OKP","crv":"Ed25519","kid":"k1","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}
        """

    @Test(
        "nothing is ordered from a wallet that is frozen, archived or watched",
        arguments: ["frozen", "archived", "watch"])
    func refused(state: String) async throws {
        let signer = try AttestationSigner(key: Self.key)
        var settings = TestService.Settings()
        settings.payments.kycIssuers = try KYCIssuers(
            json: ["issuers": [["iss": "kyc.example", "jwks": signer.publicKeys]]])
        try await TestService.run(settings) { service in
            let orders = Self.orders(
                try await wallet(service, state), recipient: try await recipient(service),
                attestation: try attestation(signer, service))
            for order in orders {
                let answer = try await service.order(order.path, order.body)

                let (code, json) = (try answer.problem(), try answer.json)
                let isOfBatch = code == "batch_refused" && json.text.contains("wallet_unusable")
                #expect(code == "wallet_unusable" || isOfBatch, "\(order.operation): \(json.text)")
            }
            #expect(try await service.send(.GET, "/tron/transactions").json["items"]?.array?.isEmpty == true)
            #expect(
                try await service.send(.GET, "/tron/payouts/history").json["items"]?.array?.isEmpty == true)
        }
    }

    @Test("every operation that orders something stands in the table")
    func complete() throws {
        let known = Set(Self.orders("", recipient: "", attestation: "").map(\.operation))
        let declared = Contract.shared.operations.values.filter { operation in
            operation.node["parameters"]?.array?.contains(["$ref": "#/components/parameters/IdempotencyKey"])
                == true
        }.map(\.id)

        // A retry orders nothing new: the payout waits for its wallet.
        #expect(Set(declared) == known.union(["retryPayout"]))
    }

    private func wallet(_ service: TestService, _ state: String) async throws -> String {
        if state == "watch" {
            let made = try await service.send(
                .POST, "/tron/wallets/import",
                #"{"name":"w","source":{"type":"watch","address":"\#(Address.stranger(7).base58)"}}"#)
            return try #require(try made.json["id"]?.string)
        }
        let wallet = try await service.fundedWallet()
        let changed = try await service.send(.PATCH, "/tron/wallets/\(wallet.id)", #"{"status":"\#(state)"}"#)
        #expect(changed.status == 200)
        return wallet.id
    }

    private func recipient(_ service: TestService) async throws -> String {
        let added = try await service.send(
            .POST, "/tron/recipients", #"{"name":"r","address":"\#(Address.stranger(1).base58)"}"#)
        return try #require(try added.json["id"]?.string)
    }

    private func attestation(_ signer: AttestationSigner, _ service: TestService) throws -> String {
        try signer.attestation(
            AttestationSigner.Statement(
                issuer: "kyc.example", recipient: .stranger(1), level: 3, lifetime: .seconds(600), id: "a"),
            at: service.system.services.clock.now())
    }
}
