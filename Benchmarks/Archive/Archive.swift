import AsyncHTTPClient
import Foundation
import Logging
import PaymentEngine
import PaymentModel
import PaymentStores
import Payments
import Tron
import TronNodeHTTP

/// So many payouts of 30 days in a store of their own, nine of ten completed, written by the commits that the
/// service makes.
struct Archive {
    let payouts: PayoutService
    private let store: SQLiteStore

    /// When the first of them was ordered: some second of some day.
    static let start = Timestamp(milliseconds: 1_760_000_123_456)
    static let span = Duration.seconds(30 * 86_400)

    private enum Size {
        static let payoutsInCommit = 500
        static let wallets = 4
        static let recipients = 5000
    }

    /// Ids and keys that are the same in every run.
    private final class Chance: RandomSource, @unchecked Sendable {
        private var state: UInt64 = 1
        private let lock = NSLock()

        func bytes(_ count: Int) -> [UInt8] {
            lock.withLock {
                (0..<count).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: state >> 56)
                }
            }
        }
    }

    private struct Clock: ServiceClock {
        func now() -> Timestamp { Archive.start.adding(Archive.span) }
        func sleep(for duration: Duration) async throws {}
    }

    init(at path: String) throws {
        store = try SQLiteStore(
            path: path, tokens: AssetRegistry.usdt(NetworkName.devnet.usdtContract).tokens)
        let logger = Logger(label: "archive", factory: { _ in SwiftLogNoOpLogHandler() })
        let nowhere = HTTPNode(configuration: .init(baseURL: "http://127.0.0.1:1"), client: .shared)
        let key = try MasterKey(bytes: [UInt8](repeating: 7, count: MasterKey.byteCount))
        payouts =
            PaymentSystem(
                configuration: PaymentConfiguration(network: .devnet, masterKey: key), store: store,
                node: NodePool(nodes: [nowhere], logger: logger), clock: Clock(), random: Chance(),
                logger: logger
            ).services.payouts
    }

    /// USDT of the development network.
    private static let usdt = Asset.token(Token(usdt: NetworkName.devnet.usdtContract ?? .blackHole))

    func close() throws { try store.close() }

    /// Stores `count` payouts, evenly over the time.
    func fill(_ count: Int) async throws {
        let chance = Chance()
        let wallets = (0..<Size.wallets).map { number in
            Wallet(
                id: WalletID(at: Self.start, random: chance), name: "Wallet \(number)", kind: .watch,
                address: PrivateKey { chance.bytes($0) }.address, network: .devnet, createdAt: Self.start)
        }
        let recipients = (0..<Size.recipients).map { _ in PrivateKey { chance.bytes($0) }.address }
        var change = Change()
        change.wallets = wallets
        let step = Self.span / count
        for number in 0..<count {
            change.payouts.append(
                try Self.payout(
                    number, from: wallets[number % wallets.count], to: recipients[number % recipients.count],
                    at: Self.start.adding(step * number), chance))
            guard change.payouts.count == Size.payoutsInCommit || number == count - 1 else { continue }
            try await store.commit(change)
            change = Change()
        }
    }

    private static func payout(
        _ number: Int, from wallet: Wallet, to recipient: Address, at time: Timestamp, _ chance: Chance
    ) throws -> Payout {
        var order = PayoutOrder(
            route: number.isMultiple(of: 3) ? .kyc : .v0, recipient: recipient,
            amount: try AssetAmount(parsing: "1.\(100_000 + number % 900_000)", asset: Self.usdt))
        order.reference = "payout \(number)"
        var payout = Payout(
            id: PayoutID(at: time, random: chance), order: order, wallet: wallet, status: .completed,
            approvalsRequired: 0, createdBy: "payroll", createdAt: time)
        payout.fee = Sun(345_000)
        if number.isMultiple(of: 10) {
            payout.status = .failed
            payout.failure = Failure(code: .reverted, detail: "no", retryable: true)
        } else {
            payout.completedAt = time.adding(.milliseconds(60_000 + number % 30_000))
        }
        return payout
    }
}
