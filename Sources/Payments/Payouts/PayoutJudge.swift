import PaymentModel
import Tron
import TronNode

/// Judges payouts before they are accepted: orders, evaluations, items of batches and retries, all in one way.
package struct PayoutJudge: Sendable {
    let books: Books
    let recipients: RecipientRules
    let payoutWallet: WalletID?
    let policy: PayoutPolicy
    let issuers: KYCIssuers
    let node: any NodeGroup
    private let kinds = RecipientKinds()

    init(
        books: Books, recipients: RecipientRules, payoutWallet: WalletID?, policy: PayoutPolicy,
        issuers: KYCIssuers, node: any NodeGroup
    ) {
        self.books = books
        self.recipients = recipients
        self.payoutWallet = payoutWallet
        self.policy = policy
        self.issuers = issuers
        self.node = node
    }

    private enum Limits {
        /// A caller does not wait longer for a node to say what the recipient is. The question is asked again before
        /// the payout is signed.
        static let nodeWait = Duration.seconds(3)
        static let nodeQuestionsAtOnce = 8
    }

    /// The violations of an order's values. Values that are nil are not judged.
    func violations(
        walletID: WalletID?, recipient: Address?, amount: AssetAmount?, at place: String = ""
    ) async throws(StoreError) -> [PaymentError.Violation] {
        violations(
            of: recipient, amount: amount, walletID: walletID, paidBy: try await wallet(walletID), at: place)
    }

    /// Looks up what the order is judged by, and decides the policy after the payouts in `before`.
    ///
    /// The decision may be a refusal: see `JudgedPayout.decision`.
    ///
    /// - Throws: `PaymentError` if it is refused for another reason.
    func judge(
        _ order: PayoutOrder, by caller: Caller, after before: PendingCounts, at now: Timestamp,
        place: String = ""
    ) async throws -> JudgedPayout {
        var order = order
        let wallet = try await wallet(order.walletID)
        let recipient = try await recipient(of: order)
        if let recipient { order.recipient = recipient.address }
        // An unknown recipient can't be judged here; that is refused with the recipient's trust.
        let isPayeeKnown = order.route != .direct || recipient != nil
        let violations = violations(
            of: isPayeeKnown ? order.recipient : nil, amount: order.amount, walletID: order.walletID,
            paidBy: wallet, at: place, payee: order.route == .direct ? "/recipient_id" : "/recipient_address")
        guard violations.isEmpty else { throw PaymentError.invalid(violations) }
        guard let wallet else {
            throw PaymentError(
                .walletUnusable, "No wallet is named, and there is no local wallet to pay from.")
        }
        try wallet.requireUsable()
        if let reference = order.reference, let other = try await books.store.payout(reference: reference) {
            throw PaymentError.duplicateReference(other)
        }
        try await attest(&order, recipient, at: now)
        return try await decide(order, by: caller.subject, wallet, recipient, after: before, at: now)
    }

    /// The decision about an existing payout that is to be queued again.
    func judgeAgain(_ payout: Payout, at now: Timestamp) async throws -> JudgedPayout {
        var order = PayoutOrder(
            route: payout.route, recipient: payout.recipient, amount: payout.amount)
        order.recipientID = payout.recipientID
        order.kycLevel = payout.kycLevel
        order.attestationTerms = payout.attestation
        guard let wallet = try await books.store.wallet(payout.walletID) else {
            throw PaymentError(.walletUnusable, "The wallet does not exist.")
        }
        try wallet.requireUsable()
        let recipient = try await recipient(of: order)
        if payout.route == .direct { try Self.requireTrusted(recipient) }
        if payout.attestation?.isExpired(at: now) == true {
            throw PaymentError(.kycAttestationInvalid, "The KYC attestation has expired.")
        }
        return try await decide(
            order, by: payout.createdBy, wallet, recipient, after: PendingCounts(), at: now)
    }

    private func decide(
        _ order: PayoutOrder, by subject: String, _ wallet: Wallet, _ recipient: Recipient?,
        after before: PendingCounts, at now: Timestamp
    ) async throws -> JudgedPayout {
        var facts = PolicyCase.Facts(recipient: recipient)
        let keys = order.movement(by: subject).counts(at: [now]).map(\.key)
        for (key, stored) in zip(keys, try await books.store.counters(keys)) {
            facts.counted[key] = before.sum(of: key, with: stored)
        }
        try order.attestationTerms?.requireRoom(for: order.amount, counted: facts.counted)
        if order.route != .direct {
            if let known = before.contracts[order.recipient] {
                facts.isContract = known
            } else {
                facts.isContract = await self.isContract(order.recipient)
            }
        }
        let decision = PolicyEvaluator.decide(
            PolicyCase(order, by: subject, facts, policy: policy, now: now))
        return JudgedPayout(
            order: order, wallet: wallet, recipient: recipient, decision: decision,
            isRecipientUnchecked: order.route != .direct && facts.isContract == nil)
    }

    // MARK: values

    /// The named wallet, or the default one.
    private func wallet(_ id: WalletID?) async throws(StoreError) -> Wallet? {
        if let id = id ?? payoutWallet { return try await books.store.wallet(id) }
        return try await books.store.oldestLocalWallet()
    }

    private func violations(
        of recipient: Address?, amount: AssetAmount?, walletID: WalletID?, paidBy wallet: Wallet?,
        at place: String, payee: String = "/recipient_address"
    ) -> [PaymentError.Violation] {
        var violations: [PaymentError.Violation] = []
        if walletID != nil, wallet == nil {
            violations.append(.init(place + "/wallet_id", "There is no wallet with this id."))
        }
        if let recipient,
            let violation = recipients.violation(of: recipient, paidBy: wallet, at: place + payee)
        {
            violations.append(violation)
        }
        if let amount, let violation = RecipientRules.violation(of: amount, at: place + "/amount") {
            violations.append(violation)
        }
        return violations
    }

    // MARK: trust

    private func recipient(of order: PayoutOrder) async throws(StoreError) -> Recipient? {
        guard order.route == .direct, let id = order.recipientID else { return nil }
        return try await books.store.recipient(id)
    }

    private func attest(_ order: inout PayoutOrder, _ recipient: Recipient?, at now: Timestamp) async throws {
        switch order.route {
        case .v0: break
        case .direct: try Self.requireTrusted(recipient)
        case .kyc:
            let attestation = try issuers.attestation(
                in: order.attestation ?? "", of: order.recipient, at: now)
            try attestation.requireCovering(order.amount)
            order.kycLevel = attestation.level
            order.kycAttestationID = attestation.id
            order.attestationTerms = try attestation.terms(for: order.amount.asset)
        }
    }

    private static func requireTrusted(_ recipient: Recipient?) throws(PaymentError) {
        guard let recipient else {
            throw PaymentError(.recipientNotTrusted, "No recipient with this id is registered.")
        }
        switch recipient.status {
        case .trusted: break
        case .pendingApproval:
            throw PaymentError(.recipientNotTrusted, "The recipient waits for a second person's approval.")
        case .revoked: throw PaymentError(.recipientNotTrusted, "Trust in the recipient was revoked.")
        }
    }

    // MARK: contracts

    /// Whether `address` is a contract; nil if no node answers in time.
    func isContract(_ address: Address) async -> Bool? {
        if let known = kinds.isContract(address, at: books.clock.now()) { return known }
        let found = await askWhetherContract(address)
        if let found { kinds.note(address, isContract: found, at: books.clock.now()) }
        return found
    }

    private func askWhetherContract(_ address: Address) async -> Bool? {
        await withTaskGroup(of: Bool?.self) { group in
            group.addTask {
                do {
                    return try await node.account(address, in: .head)?.isContract ?? false
                } catch {
                    // Unknown: the payout waits for a node anyway, and the question is asked again before it is
                    // signed.
                    return nil
                }
            }
            group.addTask {
                try? await books.clock.sleep(for: Limits.nodeWait)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// The same for many addresses, a few at once.
    func contracts(among addresses: Set<Address>) async -> [Address: Bool?] {
        await withTaskGroup(of: (Address, Bool?).self) { group in
            var waiting = addresses.makeIterator()
            var answers: [Address: Bool?] = [:]
            for _ in 0..<Limits.nodeQuestionsAtOnce {
                guard let next = waiting.next() else { break }
                group.addTask { (next, await isContract(next)) }
            }
            while let (address, answer) = await group.next() {
                answers[address] = .some(answer)
                // If one answer does not come, the others are not waited for.
                let next = answer == nil ? nil : waiting.next()
                if let next { group.addTask { (next, await isContract(next)) } }
            }
            for address in addresses where answers[address] == nil { answers[address] = .some(nil) }
            return answers
        }
    }
}
