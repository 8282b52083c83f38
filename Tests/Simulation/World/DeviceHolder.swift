import PaymentEngine
import PaymentModel
import Payments
import Tron

/// Somebody who has a hardware wallet: looks now and then at what waits for its signature, and does with it what people
/// do. Once all goes well, everything is signed and handed in.
///
/// SAFETY: touched only by the one task that runs it, on one `Scheduler`.
final class DeviceHolder: @unchecked Sendable {
    /// What becomes of a transaction that is shown.
    private enum Habit: CaseIterable {
        /// Signed and handed in, soon or late, once or twice.
        case handsIn, handsInLate, handsInTwice
        /// Left alone until it expires, or until all goes well.
        case forgets
        /// Signed and sent past the service; the signature is handed in as well, or never.
        case sends, sendsLate, sendsAndHandsIn
        /// Handed in with the signature of something else.
        case errs
        /// Cancelled; and signed and sent all the same.
        case cancels, cancelsAndSends
    }

    private let simulation: Simulation
    private let wallet: Wallet
    private let key: PrivateKey
    private let lifetime: Duration
    private var chance: Chance
    private var seen: Set<TransactionID> = []

    init(simulation: Simulation, wallet: Wallet, key: PrivateKey, lifetime: Duration, chance: Chance) {
        self.simulation = simulation
        self.wallet = wallet
        self.key = key
        self.lifetime = lifetime
        self.chance = chance
    }

    /// Looks until the world ends.
    func run() async {
        var filter = TransactionFilter()
        filter.walletID = wallet.id
        filter.status = .awaitingSignature
        while !simulation.isOver, !Task.isCancelled {
            await wait(chance.integer(in: 1000...9000))
            guard let system = simulation.system,
                let waiting = try? await system.services.store.transactions(
                    filter, after: nil, limit: 20)
            else { continue }
            for record in waiting { await look(at: record, system) }
        }
    }

    private func look(at record: TransactionRecord, _ system: PaymentSystem) async {
        guard let unsigned = record.unsigned, let raw = try? RawTransaction(decoding: unsigned.rawBytes),
            let signed = try? key.sign(raw)
        else { return simulation.judge.fail("device", "\(record.id) shows nothing that can be signed") }
        if simulation.isCalm { return await handIn(signed, for: record.id) }
        guard seen.insert(signed.id).inserted else { return }
        switch Habit.allCases[chance.index(below: Habit.allCases.count)] {
        case .handsIn: await handIn(signed, for: record.id)
        case .handsInLate:
            await waitLong()
            await handIn(signed, for: record.id)
        case .handsInTwice:
            for _ in 0..<2 { await handIn(signed, for: record.id) }
        case .forgets: break
        case .sends: simulation.send(signed)
        case .sendsLate:
            await waitLong()
            simulation.send(signed)
        case .sendsAndHandsIn:
            simulation.send(signed)
            await wait(chance.integer(in: 0...20_000))
            await handIn(signed, for: record.id)
        case .errs: await err(record.id)
        case .cancels: await cancel(record)
        case .cancelsAndSends:
            await cancel(record)
            await waitLong()
            simulation.send(signed)
        }
    }

    private func handIn(_ transaction: SignedTransaction, for id: TransactionRecordID) async {
        guard let system = simulation.system, let bytes = transaction.signatures.first,
            let signature = try? Signature(bytes: bytes)
        else { return }
        // Refused or lost, it is handed in again at the next look, where it is still waited for.
        _ = try? await system.services.transactions.submit(signature, for: id, by: caller)
    }

    /// - Note: A signature that is none must never be taken.
    private func err(_ id: TransactionRecordID) async {
        guard let system = simulation.system, let wrong = try? key.sign(Keccak256.hash([1, 2, 3])) else {
            return
        }
        if (try? await system.services.transactions.submit(wrong, for: id, by: caller)) != nil {
            simulation.judge.fail("device", "\(id) took the signature of something else")
        }
    }

    private func cancel(_ record: TransactionRecord) async {
        guard let system = simulation.system else { return }
        // What can't be cancelled now goes on as what was forgotten.
        if let payout = record.payoutID {
            _ = try? await system.services.payouts.cancel(payout, reason: nil, by: caller)
        } else {
            _ = try? await system.services.transactions.cancel(record.id, by: caller)
        }
    }

    private var caller: Caller { Caller(subject: "holder", requestID: "req_device", remoteAddress: nil) }

    private func wait(_ milliseconds: Int64) async {
        // Cancelled is the end of the simulation: the loop looks for it itself.
        try? await simulation.scheduler.sleep(milliseconds)
    }

    /// Up to twice as long as what is to be signed is valid.
    private func waitLong() async {
        await wait(chance.integer(in: 0...(2 * lifetime.components.seconds * 1000)))
    }
}
