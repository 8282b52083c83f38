import Logging
import PaymentModel
import Payments
import StrictJSON
import Tron
import TronNode

/// One round for one wallet: its funds are read once, and everything they cover is planned, reserved, signed (or
/// prepared for a device) and stored, part by part, each in one commit. While one part is stored, the next is signed,
/// and the contract is asked about those after it.
struct WalletRound: Sendable {
    let books: Books
    let review: SigningReview
    let node: any NodeGroup
    let parameters: ChainParameterCache
    let fees: FeeSettings
    let signer: TransactionSigner
    let headAgeMax: Duration?
    let payoutsPerPart: Int
    let walletID: WalletID

    enum Pace {
        /// An older plan is made again when its record is signed: prices and contracts change.
        static let planLifetime = Duration.seconds(60)
        /// Whatever waits is looked at again between these: the longer it waits, the less often.
        static let holdMin = Duration.seconds(3)
        static let holdMax = Duration.seconds(60)
    }

    /// What is stored in one commit.
    struct Part {
        var transfers: [TransactionRecord] = []
        var payouts: [Payout] = []

        /// The tokens that the part moves.
        fileprivate var tokens: [Token] {
            Set(transfers.compactMap(\.intent.token) + payouts.compactMap(\.intent.token))
                .sorted { $0.symbol < $1.symbol }
        }

        /// The part split into parts of at most `size` payouts, which are stored one after another. The first has all
        /// transfers.
        fileprivate func parts(of size: Int) -> [Part] {
            let starts = stride(from: size, to: payouts.count, by: size)
            return [Part(transfers: transfers, payouts: Array(payouts.prefix(size)))]
                + starts.map { Part(payouts: Array(payouts.dropFirst($0).prefix(size))) }
        }
    }

    /// A part that could not be stored, and why. Earlier parts stay stored; later ones are not stored either.
    struct PartNotStored: Error {
        let part: Part
        /// Whether nothing was stored before it.
        let isFirst: Bool
        let cause: StoreError
    }

    /// What the round signs with, read once.
    private struct Desk {
        /// All answers of a round come from one node, so that none is older than what another decided.
        let node: any NodeAPI
        let moment: ChainMoment
        var funds: FundsDesk
        var clock: SigningClock
        var key: WalletKey
        /// What the policy counts, with what this round adds.
        var counts = RoundCounts()
        var hasSigned = false

        var wallet: Wallet { key.wallet }
    }

    /// Pays what can be paid, and notes for the rest why it waits.
    func run(_ whole: Part) async throws(PartNotStored) {
        var desk: Desk
        do {
            guard let opened = try await openedDesk(for: whole) else { return }
            desk = opened
        } catch {
            throw PartNotStored(part: whole, isFirst: true, cause: error)
        }
        let parts = whole.parts(of: payoutsPerPart)
        let (questions, node) = (questions(about: parts, at: desk), desk.node)
        let (answers, ahead) = AsyncStream.makeStream(of: FeeFactSource.Answers.self)
        async let asking: Void = ask(questions, on: node, telling: ahead)
        var answered = answers.makeAsyncIterator()
        var signed: Journal?
        for (index, part) in parts.enumerated() {
            desk.funds.prepare(with: await answered.next() ?? [:])
            async let refusal = store(signed)
            let next = await sign(part, at: &desk)
            if let cause = await refusal {
                throw PartNotStored(part: parts[index - 1], isFirst: index == 1, cause: cause)
            }
            signed = next
        }
        if let cause = await store(signed) {
            throw PartNotStored(part: parts[parts.count - 1], isFirst: parts.count == 1, cause: cause)
        }
        await asking
    }

    /// Notes for all of `whole` that it waits for `reason`, unless the wallet itself can't sign.
    func hold(_ whole: Part, for reason: HoldReason) async throws(PartNotStored) {
        do {
            let canSign = try await books.store.wallet(walletID)?.canSign ?? false
            try await wait(whole, for: canSign ? reason : .walletUnusable)
        } catch {
            throw PartNotStored(part: whole, isFirst: true, cause: error)
        }
    }

    /// Everything to sign with; nil where nothing can be signed now, which is noted then.
    private func openedDesk(for whole: Part) async throws(StoreError) -> Desk? {
        guard let wallet = try await books.store.wallet(walletID), wallet.canSign else {
            try await wait(whole, for: .walletUnusable)
            return nil
        }
        let desk: Desk
        do {
            desk = try await open(wallet, for: whole)
        } catch let error as StoreError {
            throw error
        } catch {
            try await wait(whole, for: .nodeUnavailable)
            return nil
        }
        guard desk.funds.funds.isOwnedByItsKey else {
            try await wait(whole, for: .walletUnusable, because: "its key no longer has the owner permission")
            return nil
        }
        return desk
    }

    /// The questions to contracts about each of `parts`. Payouts that the funds do not cover are not worth a
    /// question, and a single payout is asked about when it is planned.
    private func questions(about parts: [Part], at desk: Desk) -> [[FeeRequest]] {
        var left = desk.funds.left
        return parts.map { part in
            let affordable = part.payouts.filter { payout in
                guard payout.intent.token != nil, payout.amount.units <= left[payout.amount.asset] else {
                    return false
                }
                left[payout.amount.asset] -= payout.amount.units
                return true
            }
            return affordable.count > 1 ? affordable.map { request(for: $0, at: desk) } : []
        }
    }

    /// Asks all of `questions` in order, and yields the answers for each part as soon as they are complete.
    private func ask(
        _ questions: [[FeeRequest]], on node: any NodeAPI,
        telling answers: AsyncStream<FeeFactSource.Answers>.Continuation
    ) async {
        for requests in questions { answers.yield(await FeeFactSource.answers(to: requests, on: node)) }
        answers.finish()
    }

    private func sign(_ part: Part, at desk: inout Desk) async -> Journal {
        var journal = books.journal(for: .service("engine"))
        for transfer in part.transfers { await sign(transfer, at: &desk, in: &journal) }
        for payout in part.payouts { await pay(payout, at: &desk, in: &journal) }
        if desk.hasSigned {
            // Nothing is signed from a wallet that was frozen since the round began.
            journal.require(desk.wallet)
            journal.advance(desk.clock)
            desk.clock.version += 1
            desk.hasSigned = false
        }
        return journal
    }

    /// Stores `signed`, nothing if there is none. Returns why it could not.
    private func store(_ signed: Journal?) async -> StoreError? {
        guard let signed else { return nil }
        do {
            try await books.commit(signed)
            return nil
        } catch {
            return error
        }
    }

    private func open(_ wallet: Wallet, for whole: Part) async throws -> Desk {
        // A transaction signed before a position exists could be in a block that is never read.
        guard try await books.store.followerPosition() != nil else {
            throw NodeError(.noUsableNode, "the chain has not been read yet")
        }
        let node = try await node.oneNode()
        let moment = try await ChainMoment.read(on: node)
        let age = books.clock.now().milliseconds - moment.headTime.milliseconds
        if let headAgeMax, abs(age) > headAgeMax.wholeMilliseconds {
            throw NodeError(.noUsableNode, "the head block is \(age) ms from the wall clock")
        }
        let funds = try await FundsDesk.open(
            for: wallet, tokens: whole.tokens, spentBy: .engine, on: node, parameters: parameters,
            settings: fees, in: books.store)
        let clock = try await books.store.signingClock(walletID)
        return Desk(
            node: node, moment: moment, funds: funds,
            clock: clock ?? SigningClock(walletID: walletID, version: 0, last: ChainTime(milliseconds: 0)),
            key: WalletKey(of: wallet))
    }

    private func request(for payout: Payout, at desk: Desk) -> FeeRequest {
        FeeRequest(
            intent: payout.intent, from: desk.wallet.address, memo: payout.memo, feeLimit: nil,
            salt: payout.id.text)
    }

    private func pay(
        _ payout: Payout, at desk: inout Desk, in journal: inout Journal
    ) async {
        var payout = payout
        do {
            try await require(payout, of: desk.wallet)
            let finding = try await review.review(payout, counting: &desk.counts, at: journal.now)
            guard case .passes(let counters, let recipient) = finding else {
                return hold(&payout, for: finding, in: &journal)
            }
            let hold = try await desk.funds.hold(request(for: payout, at: desk), at: journal.now)
            var record = TransactionRecord(
                id: TransactionRecordID(at: journal.now, random: books.random), wallet: desk.wallet,
                intent: payout.intent, memo: payout.memo, feeLimit: nil, plan: hold.plan,
                reservation: hold.reservation,
                metadata: [:], payoutID: payout.id, priority: payout.priority, createdBy: payout.createdBy,
                createdAt: journal.now)
            let step = try sign(&record, at: &desk, now: journal.now)
            payout.transactionID = record.id
            if !counters.isEmpty { payout.countAgain(at: journal.now) }
            desk.counts.add(counters)
            journal.count(counters)
            if let recipient { journal.require(recipient) }
            let event = payout.follow(record, at: journal.now)
            journal.reserve(hold.reservation, of: walletID, within: desk.funds)
            var details = record.signingDetails
            payout.note(in: &details)
            journal.put(record, action: step.action, event: step.event, details: details)
            journal.put(payout, action: nil, event: event)
        } catch is StoreError {
            // It could not be judged: the next step looks at it again.
        } catch {
            refuse(payout, error, in: &journal)
        }
    }

    /// Nothing is signed unless it was approved as it is now. If no node could say at acceptance whether the
    /// recipient is a contract, that is asked now.
    private func require(_ payout: Payout, of wallet: Wallet) async throws {
        guard payout.isApproved else {
            throw PlanRefusal.wouldRevert("what was approved is not what the payout says")
        }
        guard payout.isRecipientUnchecked == true else { return }
        guard try await node.account(payout.recipient, in: .head)?.isContract != true else {
            throw PlanRefusal.wouldRevert(
                "the recipient is a contract (rule \(PolicyRuleName.recipientIsContract.rawValue))")
        }
    }

    private func sign(
        _ transfer: TransactionRecord, at desk: inout Desk, in journal: inout Journal
    ) async {
        var record = transfer
        do {
            if journal.now.since(record.plan.plannedAt) > Pace.planLifetime {
                try await replan(&record, at: &desk, now: journal.now)
            }
            let finding = try await review.review(transfer, counting: &desk.counts, at: journal.now)
            guard case .passes(let counters, _) = finding else { return wait(transfer, in: &journal) }
            let step = try sign(&record, at: &desk, now: journal.now)
            if record.plan != transfer.plan {
                journal.release(transfer.reservation, of: walletID, settledAt: nil)
                journal.reserve(record.reservation, of: walletID, within: desk.funds)
            }
            if !counters.isEmpty { record.countAgain(at: journal.now) }
            desk.counts.add(counters)
            journal.count(counters)
            journal.put(record, action: step.action, event: step.event, details: record.signingDetails)
        } catch is StoreError {
            // It could not be judged: the next step looks at it again.
        } catch PlanRefusal.wouldRevert(let reason) {
            record.failure = Failure(code: .wouldRevert, detail: reason, retryable: true)
            guard let step = record.handle(.cancelled(reason), at: journal.now) else { return }
            journal.release(transfer.reservation, of: walletID, settledAt: nil)
            journal.put(record, action: "transaction.cancel", event: step.event)
        } catch {
            wait(transfer, in: &journal)
        }
    }

    /// Plans `record` again, and holds the new reservation instead of the old one.
    private func replan(
        _ record: inout TransactionRecord, at desk: inout Desk, now: Timestamp
    ) async throws {
        let hold = try await desk.funds.hold(
            FeeRequest(
                intent: record.intent, from: record.from, memo: record.memo, feeLimit: record.feeLimit,
                salt: record.id.text),
            insteadOf: record.reservation, at: now)
        record.plan = hold.plan
        record.reservation = hold.reservation
    }

    private func sign(
        _ record: inout TransactionRecord, at desk: inout Desk, now: Timestamp
    ) throws -> TransactionStep {
        guard let permit = SigningPermit(first: record) else { throw SigningRefusal.alreadySigned }
        let attempt = try signer.sign(
            permit, by: &desk.key, plan: record.plan, moment: desk.moment,
            timestamp: desk.clock.tick(at: now), now: now)
        let event = attempt.isUnsigned == true ? TransactionEvent.prepared(attempt) : .signed(attempt)
        guard let step = record.handle(event, at: now) else { throw SigningRefusal.alreadySigned }
        desk.hasSigned = true
        return step
    }
}
