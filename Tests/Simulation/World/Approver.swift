import PaymentEngine
import PaymentModel
import Payments

/// One of those who decide about payouts: looks now and then at what waits, says yes or no, or puts it off. Once all goes
/// well, whatever still waits is approved.
///
/// SAFETY: touched only by the one task that runs it, on one `Scheduler`.
final class Approver: @unchecked Sendable {
    /// What becomes of a payout that waits.
    private enum Habit {
        case approves, approvesTwice, rejects, putsOff
    }

    private let simulation: Simulation
    private let name: String
    private var chance: Chance
    private var habits: [PayoutID: Habit] = [:]

    init(simulation: Simulation, name: String, chance: Chance) {
        self.simulation = simulation
        self.name = name
        self.chance = chance
    }

    /// Looks until the world ends.
    func run() async {
        var selection = PayoutSelection()
        selection.status = .pendingApproval
        while !simulation.isOver, !Task.isCancelled {
            // Cancelled is the end of the simulation: the loop looks for it itself.
            try? await simulation.scheduler.sleep(chance.integer(in: 1000...9000))
            guard let system = simulation.system,
                let waiting = try? await system.services.store.payouts(
                    selection, after: nil, limit: 50)
            else { continue }
            for payout in waiting { await look(at: payout, system) }
        }
    }

    private func look(at payout: Payout, _ system: PaymentSystem) async {
        let habit = habits[payout.id] ?? drawn()
        habits[payout.id] = habit
        switch habit {
        case .approves: await approve(payout, system)
        case .approvesTwice:
            for _ in 0..<2 { await approve(payout, system) }
        case .rejects: await reject(payout, system)
        case .putsOff where simulation.isCalm: await approve(payout, system)
        case .putsOff: await err(payout, system)
        }
    }

    private func drawn() -> Habit {
        if chance.happens(permille: 100) { return .rejects }
        if chance.happens(permille: 250) { return .putsOff }
        return chance.happens(permille: 200) ? .approvesTwice : .approves
    }

    private func approve(_ payout: Payout, _ system: PaymentSystem) async {
        simulation.judge.willApprove(payout.id, by: name)
        // What is lost or refused is looked at again where the payout still waits.
        _ = try? await system.services.payouts.approve(payout.id, reason: nil, by: caller(name))
    }

    private func reject(_ payout: Payout, _ system: PaymentSystem) async {
        guard
            (try? await system.services.payouts.reject(payout.id, reason: "no", by: caller(name))) != nil
        else { return }
        simulation.judge.reject(payout.id)
    }

    /// Has its creator say yes in the meantime, which must count for nothing.
    private func err(_ payout: Payout, _ system: PaymentSystem) async {
        let creator = caller(payout.createdBy)
        if (try? await system.services.payouts.approve(payout.id, reason: nil, by: creator)) != nil {
            simulation.judge.fail("approvals", "\(payout.id) took its creator's approval")
        }
    }

    private func caller(_ subject: String) -> Caller {
        Caller(subject: subject, requestID: "req_decision", remoteAddress: nil)
    }
}
