import Crypto
import Foundation
import StrictJSON
import Testing
import Tron

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension TrustTests {
    /// A system in which everything is allowed, with one recipient and a payout to it in `status`.
    func registry(
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
