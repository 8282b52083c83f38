import Crypto
import Foundation
import StrictJSON
import Testing
import Tron

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Whom a payout trusts, and how long: issuers of attestations, and the registry of recipients.
@Suite("Who is trusted")
struct TrustTests {
    private let recipient = PayoutSamples.address(2)
    private let now = PayoutSamples.now

    private struct Issuer {
        let name: String
        let signer: AttestationSigner
        let keys: JSON

        /// An issuer with one key of Ed25519 that has a name, or none.
        init(_ name: String, key keyName: String? = nil) throws {
            self.name = name
            var jwk: JSONObject = [
                "kty": "OKP", "crv": "Ed25519",
                "d": .string(Base64URL.text(Curve25519.Signing.PrivateKey().rawRepresentation)),
            ]
            if let keyName { jwk["kid"] = .string(keyName) }
            signer = try AttestationSigner(key: JSON.object(jwk).text)
            keys = signer.publicKeys
        }

        var jwk: JSON { keys["keys"]?.array?.first ?? .null }
    }

    private func token(of issuer: String, by signer: AttestationSigner) throws -> String {
        try signer.attestation(
            .init(issuer: issuer, recipient: recipient, level: 3, lifetime: .seconds(60), id: "att-1"),
            at: now)
    }

    private func isBelieved(_ token: String, by issuers: KYCIssuers) -> Bool {
        (try? issuers.attestation(in: token, of: recipient, at: now)) != nil
    }

    @Test("an issuer's key signs for that issuer and for no other", arguments: [nil, "k1"])
    func issuers(keyName: String?) throws {
        let all = try ["anna", "bert", "carl"].map { try Issuer($0, key: keyName) }
        let configured = try KYCIssuers(json: [
            "issuers": .array(all.map { ["iss": .string($0.name), "jwks": $0.keys] })
        ])

        for issuer in all {
            for signer in all {
                let token = try token(of: issuer.name, by: signer.signer)
                #expect(isBelieved(token, by: configured) == (issuer.name == signer.name))
            }
        }
        for name in ["", "Anna", "anna ", "ann", "annaa", "dora"] {
            #expect(!isBelieved(try token(of: name, by: all[0].signer), by: configured), "\(name)")
        }
    }

    @Test("a token that names a key is verified by that key of its issuer; without a name any of them does")
    func keyNames() throws {
        let (one, other, nameless) = (
            try Issuer("anna", key: "k1"), try Issuer("anna", key: "k2"), try Issuer("anna")
        )
        func issuers(_ keys: [JSON]) throws -> KYCIssuers {
            try KYCIssuers(json: ["issuers": [["iss": "anna", "jwks": ["keys": .array(keys)]]]])
        }
        let named = try token(of: "anna", by: one.signer)
        let unnamed = try token(of: "anna", by: nameless.signer)

        #expect(isBelieved(named, by: try issuers([other.jwk, one.jwk])))
        #expect(isBelieved(unnamed, by: try issuers([other.jwk, nameless.jwk])))
        // The same key under another name is not the one that is named.
        var renamed = try #require(one.jwk.object)
        renamed["kid"] = "k9"
        #expect(!isBelieved(named, by: try issuers([.object(renamed)])))
        renamed["kid"] = nil
        #expect(isBelieved(named, by: try issuers([.object(renamed)])))
    }

    @Test("an attestation holds from its beginning, less half a minute, whichever beginning is later")
    func beginnings() throws {
        let secret = SymmetricKey(data: Data(repeating: 7, count: 32))
        let issuers = try KYCIssuers(json: [
            "issuers": [
                [
                    "iss": "anna",
                    "jwks": [
                        "keys": [
                            ["kty": "oct", "k": .string(Base64URL.text([UInt8](repeating: 7, count: 32)))]
                        ]
                    ],
                ]
            ]
        ])
        let seconds = now.milliseconds / 1000
        for issued in [-5, 29, 30, 31] as [Int64] {
            for begins in [nil, -5, 29, 30, 31] as [Int64?] {
                var claims: JSONObject = [
                    "iss": "anna", "sub": .string(recipient.base58), "jti": "a", "kyc_level": 1,
                    "iat": .number(JSONNumber(seconds + issued)), "exp": .number(JSONNumber(seconds + 999)),
                ]
                if let begins { claims["nbf"] = .number(JSONNumber(seconds + begins)) }
                let header: JSON = ["alg": "HS256"]
                let signed =
                    Base64URL.text(header.encoded()) + "." + Base64URL.text(JSON.object(claims).encoded())
                let mac = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: secret)

                let isBelieved = isBelieved(signed + "." + Base64URL.text(mac), by: issuers)

                #expect(
                    isBelieved == (max(issued, begins ?? issued) <= 30), "iat \(issued), nbf \(begins ?? -99)"
                )
            }
        }
    }

    // MARK: the registry

    /// A system in which everything is allowed, with one recipient and a payout to it in `status`.
    private func registry(
        _ status: PayoutStatus
    ) async throws -> (system: TestSystem, services: PaymentServices, recipient: Recipient, payout: Payout) {
        var system = try TestSystem()
        system.configuration.policy = .unlimited
        let services = system.on(try TestSystem.richNode()).services
        try await system.commit { $0.wallets = [try system.sealedWallet()] }
        let recipient = try await services.recipients.add(
            RecipientOrder(name: "supplier", address: Samples.recipient), by: TestSystem.caller)
        var payout = try await services.payouts.order(
            PayoutOrder(trusted: recipient.id, amount: Samples.amount(5_000_000)), by: TestSystem.caller,
            idempotency: nil)
        payout = try await services.payouts.payout(payout.id)
        if status == .failed {
            _ = payout.refuse("the contract refused it", at: Samples.now)
            try await system.commit { $0.payouts = [payout] }
        }
        return (system, services, recipient, payout)
    }

    private func code(_ body: () async throws -> Payout) async -> PaymentError.Code? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? PaymentError)?.code
        }
    }

    @Test("whose trust was ended is neither ordered for nor paid again")
    func revoked() async throws {
        let (_, services, recipient, payout) = try await registry(.failed)
        _ = try await services.recipients.revoke(recipient.id, by: TestSystem.caller)

        let retried = await code {
            try await services.payouts.retry(payout.id, by: TestSystem.caller, idempotency: nil)
        }
        let ordered = await code {
            try await services.payouts.order(
                PayoutOrder(trusted: recipient.id, amount: Samples.amount(1)), by: TestSystem.caller,
                idempotency: nil)
        }

        #expect(retried == .recipientNotTrusted && ordered == .recipientNotTrusted)
        #expect(try await services.payouts.payout(payout.id).status == .failed)
    }

    @Test("who is trusted is paid again")
    func trusted() async throws {
        let (_, services, _, payout) = try await registry(.failed)

        let retried = try await services.payouts.retry(payout.id, by: TestSystem.caller, idempotency: nil)

        #expect(retried.status == .pending && retried.failure == nil && retried.transactionID == nil)
    }

    @Test(
        "a payout from a wallet that is frozen or archived is neither ordered nor paid again",
        arguments: [WalletStatus.frozen, .archived])
    func unusableWallet(status: WalletStatus) async throws {
        let (system, services, recipient, payout) = try await registry(.failed)
        var wallet = try #require(try await system.store.wallet(Samples.wallet.id))
        wallet.status = status
        try await system.commit { $0.wallets = [wallet] }

        let retried = await code {
            try await services.payouts.retry(payout.id, by: TestSystem.caller, idempotency: nil)
        }
        let ordered = await code {
            var order = PayoutOrder(trusted: recipient.id, amount: Samples.amount(1))
            order.walletID = wallet.id
            return try await services.payouts.order(order, by: TestSystem.caller, idempotency: nil)
        }

        #expect(retried == .walletUnusable && ordered == .walletUnusable)
    }
}
