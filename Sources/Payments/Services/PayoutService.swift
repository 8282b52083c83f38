import StrictJSON
public import Tron

/// Payouts: accepted and stored without asking a node, paid by the engine as soon as it can.
public struct PayoutService: Sendable {
    let books: Books
    let recipients: RecipientRules
    let payoutWallet: WalletID?

    /// Accepts a payout.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `walletUnusable`, `duplicateReference`, `storeUnavailable`;
    ///   `StoreError.idempotencyKeyTaken` where `claim`'s key was taken meanwhile.
    public func order(
        _ order: PayoutOrder, by caller: Caller, idempotency claim: IdempotencyClaim<Payout>?
    ) async throws -> Payout {
        try await PaymentError.mapping {
            let wallet = try await judge(order)
            if let reference = order.reference, let other = try await books.store.payout(reference: reference)
            {
                throw Self.duplicate(other)
            }
            var journal = books.journal(for: caller)
            let payout = Payout(
                id: PayoutID(at: journal.now, random: books.random), order: order, wallet: wallet,
                status: .pending, approvalsRequired: 0, createdBy: caller.subject, createdAt: journal.now)
            journal.put(payout, action: "payout.create", event: "created", details: payout.auditDetails)
            if let claim { journal.remember(claim.record(for: payout, at: journal.now)) }
            do {
                try await books.commit(journal)
            } catch let error as StoreError where error.code == .referenceTaken {
                guard let reference = order.reference,
                    let other = try await books.store.payout(reference: reference)
                else { throw error }
                throw Self.duplicate(other)
            }
            return payout
        }
    }

    /// What is not acceptable about the values of an order, as far as they are known; what is nil is not judged.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func offences(
        walletID: WalletID?, recipient: Address?, amount: AssetAmount?
    ) async throws -> [PaymentError.Offence] {
        try await PaymentError.mapping {
            offences(
                of: recipient, amount: amount, walletID: walletID, paidBy: try await wallet(walletID))
        }
    }

    /// The payout with this id.
    ///
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func payout(_ id: PayoutID) async throws -> Payout {
        try await PaymentError.mapping {
            guard let payout = try await books.store.payout(id) else { throw PaymentError.notFound("payout") }
            return payout
        }
    }

    /// The payout as soon as it is final, or as it is after `limit`.
    public func payout(_ id: PayoutID, whenFinalOrAfter limit: Duration) async throws -> Payout {
        try await books.value(of: id.text, within: limit, when: \.status.isFinal) { try await payout(id) }
    }

    /// The paying wallet, once everything about the order is acceptable.
    private func judge(_ order: PayoutOrder) async throws -> Wallet {
        let wallet = try await wallet(order.walletID)
        let offences = offences(
            of: order.recipient, amount: order.amount, walletID: order.walletID, paidBy: wallet)
        guard offences.isEmpty else { throw PaymentError.invalid(offences) }
        guard let wallet else {
            throw PaymentError(.walletUnusable, "No wallet is named, and there is none to pay from.")
        }
        try wallet.requireUsable()
        return wallet
    }

    /// The wallet that is named, or the one that pays where none is.
    private func wallet(_ id: WalletID?) async throws(StoreError) -> Wallet? {
        if let id = id ?? payoutWallet { return try await books.store.wallet(id) }
        return try await books.store.oldestActiveLocalWallet()
    }

    private func offences(
        of recipient: Address?, amount: AssetAmount?, walletID: WalletID?, paidBy wallet: Wallet?
    ) -> [PaymentError.Offence] {
        var offences: [PaymentError.Offence] = []
        if walletID != nil, wallet == nil {
            offences.append(.init("/wallet_id", "There is no wallet with this id."))
        }
        if let recipient,
            let offence = recipients.offence(of: recipient, paidBy: wallet, at: "/recipient_address")
        {
            offences.append(offence)
        }
        if let amount, let offence = RecipientRules.offence(of: amount, at: "/amount") {
            offences.append(offence)
        }
        return offences
    }

    private static func duplicate(_ other: Payout) -> PaymentError {
        var error = PaymentError(.duplicateReference, "Payout \(other.id) has this reference.")
        error.payoutID = other.id
        return error
    }
}

extension Payout {
    fileprivate var auditDetails: JSONObject {
        var details: JSONObject = [
            "route": .string(route.rawValue), "wallet_id": .string(walletID.text),
            "recipient_address": .string(recipient.base58), "amount": .string(amount.text),
            "asset": .string(amount.asset.rawValue),
        ]
        if let reference { details["reference"] = .string(reference) }
        return details
    }
}
