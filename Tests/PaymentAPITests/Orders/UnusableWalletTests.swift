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

    func wallet(_ service: TestService, _ state: String) async throws -> String {
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

    func recipient(_ service: TestService) async throws -> String {
        let added = try await service.send(
            .POST, "/tron/recipients", #"{"name":"r","address":"\#(Address.stranger(1).base58)"}"#)
        return try #require(try added.json["id"]?.string)
    }

    func attestation(_ signer: AttestationSigner, _ service: TestService) throws -> String {
        try signer.attestation(
            AttestationSigner.Statement(
                issuer: "kyc.example", recipient: .stranger(1), level: 3, lifetime: .seconds(600), id: "a"),
            at: service.system.services.clock.now())
    }
}
