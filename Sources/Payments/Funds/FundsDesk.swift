package import PaymentModel
import Tron
package import TronNode

/// What a wallet can spend, read once for one order or one round of them, and what was held of it since. Planning and
/// reserving happen here and nowhere else.
package struct FundsDesk: Sendable {
    package let funds: Funds
    private var reserved: ReservedFunds
    /// What accepted payouts are to pay, by asset; of the engine, which pays them, nothing.
    private let promised: [Asset: Int64]
    private var facts: FeeFactSource
    private let settings: FeeSettings

    package init(
        funds: Funds, reserved: ReservedFunds, promised: [Asset: Int64] = [:], facts: FeeFactSource,
        settings: FeeSettings
    ) {
        self.funds = funds
        self.reserved = reserved
        self.promised = promised
        self.facts = facts
        self.settings = settings
    }

    /// Who wants to spend what a wallet has.
    package enum Spender: Sendable {
        /// A caller's own order: what is promised to others is not his to take.
        case caller
        /// The engine, which keeps promises.
        case engine
    }

    /// A desk over what `wallet` has of TRX and `tokens`.
    ///
    /// - Parameter node: one node, so that no answer is older than what another decided.
    package static func open(
        for wallet: Wallet, tokens: [Token], spentBy spender: Spender, on node: any NodeAPI,
        parameters: ChainParameterCache, settings: FeeSettings, in store: any Store
    ) async throws -> Self {
        let funds = try await Funds.read(of: wallet.address, on: node, tokens: tokens)
        let promised: [Asset: Int64] =
            switch spender {
            case .caller: try await ReservedFunds.promised(of: wallet.id, tokens: tokens, in: store)
            case .engine: [:]
            }
        return Self(
            funds: funds, reserved: try await .read(of: wallet.id, tokens: tokens, in: store),
            promised: promised,
            facts: FeeFactSource(
                node: node, parameters: try await parameters.parameters(from: node),
                resources: funds.resources),
            settings: settings)
    }

    /// What is left for one more record.
    package var left: SpendableFunds {
        var units: [Asset: Int64] = [:]
        for (asset, there) in funds.units {
            units[asset] = there.subtractingWithinBounds(reserved[asset])
                .subtractingWithinBounds(promised[asset] ?? 0)
        }
        units[.trx] = (units[.trx] ?? 0).subtractingWithinBounds(shortfall)
        return SpendableFunds(
            units: units, energy: funds.energy.subtractingWithinBounds(reserved.energy),
            energyNow: funds.resources.energyAvailable.subtractingWithinBounds(reserved.energy))
    }

    /// Plans `request` and holds what it takes. A record that held something before gives that back first.
    ///
    /// - Throws: `PlanRefusal`, `NodeError`; nothing is held then that was not before.
    package mutating func hold(
        _ request: FeeRequest, insteadOf before: Reservation = .nothing, at now: Timestamp
    ) async throws -> Hold {
        var next = self
        next.reserved.remove(before)
        let left = next.left
        try left.require(request.intent.outflow)
        let plan = try FeePlan(
            for: request, from: try await next.facts.facts(for: request), paidFrom: left, settings, at: now)
        guard let reservation = Reservation(amount: request.intent.outflow, plan: plan) else {
            throw PlanRefusal.insufficientFunds(.trx)
        }
        next.reserved.add(reservation)
        self = next
        return Hold(plan: plan, reservation: reservation)
    }

    /// What a record is planned to cost, and what it holds for it.
    package struct Hold: Sendable {
        package let plan: FeePlan
        package let reservation: Reservation
    }

    /// Takes over what was asked ahead, so that planning waits for no answer.
    package mutating func prepare(with answers: FeeFactSource.Answers) { facts.answers = answers }

    /// Sun that energy from stake may cost after all. The chain takes stake first for every transaction, also for one that
    /// was planned to burn: then those that count on stake find less of it, and burn.
    private var shortfall: Int64 {
        let missing = max(0, reserved.energy.subtractingWithinBounds(funds.energy))
        return facts.parameters.energyPrice.multiplied(by: missing)?.value ?? .max
    }

    /// How much of `asset` there is, what is held of it, and what is left.
    package func figures(of asset: Asset) -> FundsFigures {
        FundsFigures(
            asset: asset, total: funds[asset], reserved: reserved[asset], promised: promised[asset] ?? 0)
    }

    /// The change that reserves `units` under `key`, within what there is.
    package func reservation(_ key: CounterKey, _ units: Int64) -> CounterChange {
        var sharing: CounterKey?
        if case .reserved(let wallet, let asset) = key, !promised.isEmpty {
            sharing = .promised(wallet, asset)
        }
        return CounterChange(
            key: key, delta: units, ceiling: ceiling(for: key), sharing: sharing, ceilingReadAt: funds.readAt)
    }

    /// The bound on what may be reserved.
    package func ceiling(for key: CounterKey) -> Int64 {
        switch key {
        case .reserved(_, .trx): max(0, funds[.trx].subtractingWithinBounds(shortfall))
        case .reserved(_, let asset): funds[asset]
        case .reservedEnergy: funds.energy
        case .payouts, .promised: .max
        }
    }
}
