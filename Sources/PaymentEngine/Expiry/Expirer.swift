import Logging
import PaymentModel
import Payments
import StrictJSON
import Tron
import TronNode

/// Ends attempts that can provably never take effect, and signs the next one if the record has one left.
struct Expirer: Sendable {
    let books: Books
    let book: TransactionBook
    let review: SigningReview
    let node: any NodeGroup
    let parameters: ChainParameterCache
    let fees: FeeSettings
    let signer: TransactionSigner
    /// Transactions signed one after another for one record.
    let attemptsMax: Int
    let logger: Logger
    private let postponed = Postponed()

    enum Limits {
        static let perStep = 64
    }

    /// Checks every attempt that expired before the newest block we have read. Returns whether any was ended.
    ///
    /// The nodes' proof is not enough: our own scan of the solidified blocks must have passed the expiration as well, so that
    /// no payment is replaced on the word of nodes alone.
    func step() async throws(StoreError) -> Bool {
        guard let position = try await books.store.followerPosition() else { return false }
        let now = books.clock.now()
        // Those that wait are asked for on top: however many they are, they keep no other from its turn.
        let expired = try await books.store.transactionsExpired(
            at: position.solidified.time, limit: Limits.perStep + postponed.count)
        postponed.keep(Set(expired.map(\.id)))
        let due = expired.filter { postponed.isDue($0.id, at: now) }
        var hasEnded = false
        for record in due.inTurns(of: \.walletID).prefix(Limits.perStep) {
            do {
                let trace = NodeRequestContext.Trace(requestID: record.id.text, traceparent: nil)
                let ended = try await NodeRequestContext.$current.withValue(trace) { try await end(record) }
                if ended { hasEnded = true } else { postponed.add(record.id, at: now) }
            } catch {
                postponed.add(record.id, at: now)
                await hold(record, because: error)
                logger.warning(
                    "expired attempt not ended yet",
                    metadata: ["transaction": "\(record.id)", "reason": "\(error)"])
            }
        }
        return hasEnded
    }

    /// Notes with the payout why its next attempt waits.
    private func hold(_ record: TransactionRecord, because error: any Error) async {
        guard let id = record.payoutID, let reason = HoldReason(refusal: error) else { return }
        do {
            guard var payout = try await books.store.payout(id), payout.status == .processing,
                let event = payout.hold(reason, until: payout.nextActionAt, at: books.clock.now())
            else { return }
            var journal = books.journal(for: .service("expirer"))
            journal.put(
                payout, action: "payout.hold", event: event,
                details: ["reason": .string(reason.rawValue)])
            try await books.commit(journal)
        } catch {
            logger.warning(
                "reason not noted", metadata: ["payout": "\(id)", "reason": "\(error)"])
        }
    }

    private func end(_ record: TransactionRecord) async throws -> Bool {
        guard let attempt = record.attempt else { return false }
        let quorum = try await node.quorum()
        let proof = try await ProofOfAbsence.find(
            of: attempt.txID, expiring: attempt.expiration, onAll: quorum)
        guard let proof, let node = quorum.first else { return false }
        if record.attempts.count < attemptsMax, !record.isOfDevice, !record.status.isFinal,
            let wallet = try await books.store.wallet(record.walletID), wallet.canSign, wallet.kind == .local
        {
            return try await replace(record, of: wallet, after: proof, on: node)
        }
        return try await book.apply(.provenAbsent(proof), to: record.id) != nil
    }

    /// Signs the next attempt, with a new plan, in the commit that ends the last one. Without funds or a node the
    /// record waits unchanged.
    private func replace(
        _ record: TransactionRecord, of wallet: Wallet, after proof: ProofOfAbsence, on node: any NodeAPI
    ) async throws -> Bool {
        guard let permit = SigningPermit(after: proof, of: record) else { return false }
        let judged: Judged
        switch try await judge(record) {
        case .pays(let allowed): judged = allowed
        case .ends: return try await book.apply(.provenAbsent(proof), to: record.id) != nil
        }
        let moment = try await ChainMoment.read(on: node)
        let planned: Planned
        do {
            planned = try await plan(judged.record, of: wallet, attempt: permit.attemptNumber, on: node)
        } catch PlanRefusal.wouldRevert {
            return try await book.apply(.provenAbsent(proof), to: record.id) != nil
        }
        var journal = books.journal(for: .service(record.id.text))
        var clock = SigningClock(walletID: wallet.id, version: 0, last: ChainTime(milliseconds: 0))
        if let stored = try await books.store.signingClock(wallet.id) { clock = stored }
        let timestamp = clock.tick(at: journal.now)
        var key = WalletKey(of: wallet)
        let next = try signer.sign(
            permit, by: &key, plan: planned.record.plan, moment: moment, timestamp: timestamp,
            now: journal.now)
        journal.release(record.reservation, of: wallet.id, settledAt: nil)
        journal.reserve(planned.record.reservation, of: wallet.id, within: planned.desk)
        journal.advance(clock)
        journal.require(wallet)
        judged.note(in: &journal)
        let taken = try await book.take(
            .replaced(proof, next), for: planned.record, with: judged.payouts, into: &journal)
        guard taken != nil else { return false }
        try await books.commit(journal)
        return true
    }

    /// A record with a new plan, and the desk it was planned at.
    private struct Planned {
        var record: TransactionRecord
        let desk: FundsDesk
    }

    private func plan(
        _ record: TransactionRecord, of wallet: Wallet, attempt: Int, on node: any NodeAPI
    ) async throws -> Planned {
        var desk = try await FundsDesk.open(
            for: wallet, tokens: record.intent.token.map { [$0] } ?? [], spentBy: .engine, on: node,
            parameters: parameters, settings: fees, in: books.store)
        guard desk.funds.isOwnedByItsKey else {
            throw PlanRefusal.wouldRevert("the wallet's key has lost the owner permission")
        }
        let hold = try await desk.hold(
            FeeRequest(
                intent: record.intent, from: record.from, memo: record.memo, feeLimit: record.feeLimit,
                salt: "\(record.id.text)/\(attempt)"),
            insteadOf: record.reservation, at: books.clock.now())
        var planned = Planned(record: record, desk: desk)
        planned.record.plan = hold.plan
        planned.record.reservation = hold.reservation
        return planned
    }
}
