package import PaymentModel
import Tron
package import TronNode

/// What a wallet can spend, read once for one order or one round, and what has been reserved since. All planning and
/// reserving happens here.
package struct FundsDesk: Sendable {
    /// What the wallet has on the chain.
    package let funds: Funds
    private var reserved: ReservedFunds
    /// The promised amounts by asset. Empty for the engine, which pays them.
    private let promised: [Asset: Int64]
    private var facts: FeeFactSource
    private let settings: FeeSettings

    /// A desk over `funds`, less `reserved` and `promised`.
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

    /// Who spends.
    package enum Spender: Sendable {
        /// A caller's own order, which can't take what is promised to payouts.
        case caller
        /// The engine, which pays what was promised.
        case engine
    }

    /// A desk over the TRX and `tokens` of `wallet`.
    ///
    /// - Parameter node: A single node, so that no answer is older than what another decided.
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

    /// What is left for another record.
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

    /// Plans `request` and reserves what it needs. If the record has a reservation already, that is released first.
    ///
    /// - Throws: `PlanRefusal`, `NodeError`; nothing changes then.
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

    /// A record's plan and its reservation.
    package struct Hold: Sendable {
        /// What the record is planned to cost.
        package let plan: FeePlan
        /// What it holds of the wallet's balances and energy.
        package let reservation: Reservation
    }

    /// Takes over answers that were requested in advance.
    package mutating func prepare(with answers: FeeFactSource.Answers) { facts.answers = answers }

    /// Sun that may burn although it was planned from stake. The chain uses stake first for every transaction, even
    /// for one that was planned to burn, so that those which count on stake find less of it.
    private var shortfall: Int64 {
        let missing = max(0, reserved.energy.subtractingWithinBounds(funds.energy))
        return facts.parameters.energyPrice.multiplied(by: missing)?.value ?? .max
    }

    /// The balance of `asset`, what is reserved and promised of it, and what is left.
    package func figures(of asset: Asset) -> FundsFigures {
        FundsFigures(
            asset: asset, total: funds[asset], reserved: reserved[asset], promised: promised[asset] ?? 0)
    }

    /// The change that reserves `units` under `key`, up to the ceiling.
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
        case .moved, .promised, .attestationUses, .attestationTotal: .max
        }
    }
}
