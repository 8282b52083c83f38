import PaymentModel
import Payments
import Tron

/// What one seed simulates: how bad the world is, and what is ordered.
struct Scenario: Sendable {
    /// Something that a customer asks for.
    struct Order: Sendable {
        let number: Int
        /// Milliseconds after the start.
        let at: Int64
        let isPayout: Bool
        let wallet: Int
        let recipient: Address
        let amount: AssetAmount
        let priority: Int
        /// Milliseconds from the order on.
        let scheduledIn: Int64?
        /// How often the same is asked for at once.
        let twins: Int

        /// What its customer gives with every attempt, so that it is taken once.
        var key: IdempotencyKey { IdempotencyKey(subject: Scenario.customer, key: "order-\(number)") }
    }

    /// Who orders.
    static let customer = "customer"

    let network: NetworkName
    let weather: Weather
    let store: ProcessStore.Temper
    var chain = SimulatedChain.Temper()
    let nodes: Int
    /// The node that lies about what is final; only where there is another to contradict it.
    let liar: Int?
    let wallets: Int
    let lifetime: Duration
    /// Which of the wallets have their keys on devices, and how long their holders have.
    let hardwareWallets: Set<Int>
    let hardwareLifetime: Duration
    let attemptsMax: Int
    /// Few, so that rounds of a few payouts have several parts.
    let payoutsPerPart: Int
    /// Milliseconds of trouble, before all goes well.
    let trouble: Int64
    let clockJumpsPermille: Int
    /// How often per slot somebody hands old bytes in again.
    let echoPermille: Int
    /// How often per slot one kind of question is answered by nobody for a while.
    let outagePermille: Int
    /// How often books and chain are compared.
    let comparisons: Int
    /// Money for each wallet in the beginning, by asset: sometimes too little.
    let funds: [AssetAmount]
    /// Energy that each wallet's stake gives, and whether TRX is burnt where it does not suffice.
    let energy: Int64
    let burnsTRX: Bool
    /// The most TRX that one transaction may burn for energy: always enough for one, sometimes without the usual margin.
    let feeLimitMax: Sun
    let orders: [Order]
    let policy: PayoutPolicy
    /// Whether the policy may refuse anything that is ordered.
    let isLimited: Bool
    /// How many people decide about payouts that need it.
    let approvers: Int
    /// When it begins: of some worlds with limits, so that their day turns while there is trouble.
    let start: Int64
    /// Whether the day turns.
    var isTurning: Bool { start > Limits.start }

    private enum Limits {
        /// A Tuesday evening, long before the hour turns.
        static let start: Int64 = 1_700_000_001_000
        static let midnight: Int64 = 1_700_006_400_000
        /// As many as any policy asks for, and one who may say no.
        static let approvers = 3
    }

    init(from chance: inout Chance) {
        network = chance.happens(permille: 300) ? .nile : .devnet
        weather = .drawn(from: &chance)
        var store = ProcessStore.Temper()
        if chance.happens(permille: 500) { store.unavailablePermille = Int(chance.integer(in: 0...60)) }
        if chance.happens(permille: 700) { store.crashPermille = Int(chance.integer(in: 1...40)) }
        self.store = store
        if chance.happens(permille: 300) { chain.missedPermille = Int(chance.integer(in: 0...300)) }
        if chance.happens(permille: 500) { chain.forkPermille = Int(chance.integer(in: 0...300)) }
        chain.forkDepthMax = chance.integer(in: 1...18)
        chain.lostPermille = Int(chance.integer(in: 0...1000))
        if chance.happens(permille: 200) { chain.stallPermille = 50 }
        nodes = Int(chance.integer(in: 1...3))
        liar = nodes > 1 && chance.happens(permille: 300) ? chance.index(below: nodes) : nil
        wallets = Int(chance.integer(in: 1...3))
        lifetime = .seconds(chance.integer(in: 20...150))
        attemptsMax = Int(chance.integer(in: 1...4))
        trouble = chance.integer(in: 60...360) * 1000
        clockJumpsPermille = chance.happens(permille: 300) ? 20 : 0
        echoPermille = chance.happens(permille: 600) ? Int(chance.integer(in: 0...300)) : 0
        outagePermille = chance.happens(permille: 500) ? Int(chance.integer(in: 0...60)) : 0
        comparisons = chance.index(below: 4)
        let isTight = chance.happens(permille: 400)
        func token(_ chance: inout Chance) -> Int64 {
            isTight ? chance.integer(in: 20...60) * 1_000_000 : 1_000_000_000
        }
        let (usdt, eurx) = (token(&chance), token(&chance))
        let trx = isTight ? chance.integer(in: 30...80) * 1_000_000 : 2_000_000_000
        funds = [(.trx, trx), (.usdt, usdt), (.eurx, eurx)].compactMap { AssetAmount($0, units: $1) }
        energy = chance.happens(permille: 400) ? chance.integer(in: 0...20) * 50_000 : 0
        burnsTRX = !chance.happens(permille: 200)
        feeLimitMax = Sun(chance.integer(in: chance.happens(permille: 500) ? 16...18 : 20...100) * Sun.perTRX)
        payoutsPerPart = Int(chance.integer(in: 1...3))
        let count = chance.integer(in: 2...16)
        let (wallets, trouble) = (wallets, trouble)
        let areDevicesUsed = chance.happens(permille: 400)
        hardwareWallets = Set(
            (0..<wallets).filter { _ in areDevicesUsed && chance.happens(permille: 600) })
        hardwareLifetime = .seconds(chance.integer(in: 30...300))
        orders = (0..<Int(count)).map {
            Self.order($0, wallets: wallets, until: trouble / 2, from: &chance)
        }
        isLimited = chance.happens(permille: 400)
        policy = isLimited ? .drawn(from: &chance) : .open
        approvers = isLimited ? Limits.approvers : 0
        start =
            isLimited && chance.happens(permille: 500)
            ? Limits.midnight - trouble / 4 : Limits.start
    }

    private static func order(
        _ number: Int, wallets: Int, until end: Int64, from chance: inout Chance
    ) -> Order {
        let recipient = PrivateKey { count in
            var source = Chance(seed: UInt64(number % 5) &+ 77)
            return (0..<count).map { _ in UInt8(truncatingIfNeeded: source.next() >> 24) }
        }.address
        let asset: Asset =
            chance.happens(permille: 500) ? .usdt : chance.happens(permille: 500) ? .eurx : .trx
        // Few different amounts: orders that look alike must all be paid.
        let units = (1 + Int64(chance.index(below: 3))) * 5_000_000
        return Order(
            number: number, at: chance.happens(permille: 400) ? 0 : chance.integer(in: 0...end),
            isPayout: chance.happens(permille: 750), wallet: chance.index(below: wallets),
            recipient: recipient, amount: AssetAmount(asset, units: units) ?? .zero(asset),
            priority: Int(chance.integer(in: 1...10)),
            scheduledIn: chance.happens(permille: 150) ? chance.integer(in: 0...60_000) : nil,
            twins: chance.happens(permille: 200) ? 2 : 1)
    }
}
