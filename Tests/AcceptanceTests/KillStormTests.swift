import Foundation
import Scratch
import StrictJSON
import Synchronization
import Testing
import Tron

/// The real service, killed again and again at any moment while it pays, with a node that loses answers, refuses, forgets
/// and forks. `scripts/kill-test` runs it at full size.
@Suite("kill -9, over and over")
struct KillStormTests {
    /// How much of it; the environment can ask for more.
    private struct Size {
        let kills = number("LUCID_KILL_TEST_KILLS", otherwise: 20)
        let payouts = number("LUCID_KILL_TEST_PAYOUTS", otherwise: 200)
        let seed = UInt64(number("LUCID_KILL_TEST_SEED", otherwise: 1))
        let wallets = 3

        private static func number(_ name: String, otherwise value: Int) -> Int {
            ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? value
        }
    }

    private enum Limits {
        /// Orders that are under way at once.
        static let customers = 8
        /// Milliseconds that the service lives, counted from its start: some are shorter than the start itself.
        static let life = 50...1_500
        static let forkEvery = 7
        static let calm = Duration.seconds(900)
    }

    private static let faults = """
        [{"path": "/wallet/broadcast*", "kind": "lose_answer", "probability": 0.06},
        {"path": "/wallet/broadcast*", "kind": "drop", "probability": 0.03},
        {"path": "/wallet/broadcast*", "kind": "server_busy", "probability": 0.05},
        {"path": "/wallet/*", "kind": "close", "probability": 0.02},
        {"path": "/wallet/*", "kind": "http_429", "probability": 0.0005},
        {"path": "/wallet*", "kind": "delay", "probability": 0.03, "delay_ms": 150},
        {"path": "/walletsolidity/*", "kind": "garbage", "probability": 0.01}]
        """

    /// The service that runs now, for those who order meanwhile.
    private final class Door: Sendable {
        private let state = Mutex<JSONCaller?>(nil)
        private let count = Mutex(0)
        var caller: JSONCaller? {
            get { state.withLock(\.self) }
            set { state.withLock { $0 = newValue } }
        }
        /// How often the service was killed so far.
        var kills: Int {
            get { count.withLock(\.self) }
            set { count.withLock { $0 = newValue } }
        }
    }

    /// A small generator, so that a seed decides when the service dies.
    private struct Chance: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) | (state << 31)
        }
    }

    @Test("every payout is paid exactly once, the books agree with the chain, and the trail is whole")
    func storm() async throws {
        let size = Size()
        let (node, folder) = (
            try await DevnetNode.start(every: "150ms", solidifyAfter: 4), try ScratchFolder()
        )
        let recipients = (0..<size.payouts).map { _ in PrivateKey.random().address }
        let settings = ["LUCID_RATE_LIMIT": "1000000/60s", "LUCID_MAX_ATTEMPTS": "10"]
        let environment = LucidService.environment(in: folder, node: node.url, settings)
        let first = try await LucidService.start(in: folder, node: node.url, settings)
        let wallets = try await Self.wallets(size.wallets, of: first, on: node)
        _ = try await Program("lucid", ["reconcile"], environment: environment).exitCode()
        for fault in try JSON(parsing: Self.faults).array ?? [] {
            _ = try await node.ask(.post, "/devnet/faults", fault)
        }

        let door = Door()
        let token = first.ask.token
        let (ids, service) = try await withThrowingTaskGroup(of: [Int: String].self) { group in
            for customer in 0..<Limits.customers {
                let orders = stride(from: customer, to: size.payouts, by: Limits.customers)
                group.addTask {
                    try await Self.order(Array(orders), of: size, to: recipients, from: wallets, at: door)
                }
            }
            let last = try await Self.kill(
                first.program, size, environment, token: token, door: door, node: node)
            let caller = JSONCaller(url: try await last.url(), token: token)
            door.caller = caller
            let ids = try await group.reduce(into: [:]) { $0.merge($1) { _, new in new } }
            return (ids, LucidService(program: last, ask: caller, folder: folder))
        }

        let payouts = try await Self.finished(ids, of: service)
        // What is asked from here on, the test asks itself.
        let faults = try await node.ask(.get, "/devnet/faults")
        print("kill test: faults that acted: \(faults.body.text)")
        try await node.endFaults()
        try await Self.expectOneTransfer(to: recipients, of: payouts, on: node)
        try await Self.expectWholeBooks(environment)
        let transactions = try await node.transactions().count
        print(
            """
            kill test: seed \(size.seed), \(size.kills) kills, \(payouts.count) payouts, \(transactions) \
            transactions, \(try await node.broadcasts()) broadcasts
            """)
    }

    private static func wallets(
        _ count: Int, of service: LucidService, on node: DevnetNode
    ) async throws -> [String] {
        var ids: [String] = []
        for _ in 0..<count {
            let id = try await service.fundedWallet(on: node)
            let wallet = try await service.ask(.get, "/tron/wallets/\(id)")
            try await node.fund(
                try #require(wallet.body["address"]?.string), trx: "1000000", usdt: "1000000")
            ids.append(id)
        }
        // What was given is to be final before the books are looked at.
        let given = try await node.head()
        try await eventually("the money is final") { try await node.solidified() > given ? true : nil }
        return ids
    }

    /// Asks for each payout, with the same key, until somebody answers; tells the ids by number. Orders are spread over all
    /// of the service's lives.
    private static func order(
        _ numbers: [Int], of size: Size, to recipients: [Address], from wallets: [String], at door: Door
    ) async throws -> [Int: String] {
        var ids: [Int: String] = [:]
        for number in numbers {
            let body: JSON = [
                "recipient_address": .string(recipients[number].base58), "amount": "1",
                "wallet_id": .string(wallets[number % wallets.count]),
            ]
            ids[number] = try await eventually("order \(number) is answered", within: Limits.calm) {
                // A service that is dead or dying does not answer; whether it took the order, the next one tells.
                guard door.kills >= number * size.kills / size.payouts, let caller = door.caller,
                    let answer = try? await caller(
                        .post, "/tron/payouts/v0", body, headers: ["Idempotency-Key": "order-\(number)"])
                else { return nil }
                return answer.status == 201 ? answer.body["id"]?.string : nil
            }
        }
        return ids
    }

    /// Kills and starts the service, as often as is asked for; returns the one that is left alive.
    private static func kill(
        _ first: Program, _ size: Size, _ environment: ProgramEnvironment, token: String?, door: Door,
        node: DevnetNode
    ) async throws -> Program {
        var chance = Chance(state: size.seed)
        var program = first
        for number in 1...size.kills {
            let life = Duration.milliseconds(Int.random(in: Limits.life, using: &chance))
            let end = ContinuousClock.now + life
            while ContinuousClock.now < end {
                if door.caller == nil, let url = program.urlNow {
                    door.caller = JSONCaller(url: url, token: token)
                }
                // Not waiting for anything: how long it lives before it is killed is what the seed decides.
                try await Task.sleep(for: .milliseconds(5))
            }
            try await program.killNow()
            door.caller = nil
            door.kills = number
            if number % Limits.forkEvery == 0 {
                _ = try await node.ask(
                    .post, "/devnet/fork",
                    ["depth": .number(.init(Int64.random(in: 1...3, using: &chance))), "keep_rest": false])
            }
            program = try Program("lucid", ["serve"], environment: environment)
        }
        return program
    }

    /// All payouts, once they are final.
    private static func finished(_ ids: [Int: String], of service: LucidService) async throws -> [JSON] {
        var payouts: [JSON] = []
        for id in ids.values {
            let payout = try await eventually("payout \(id) is final", within: Limits.calm) { () -> JSON? in
                let payout = try await service.ask(.get, "/tron/payouts/\(id)").body
                let isFinal = ["completed", "failed", "cancelled", "rejected"]
                    .contains(payout["status"]?.string)
                return isFinal ? .some(payout) : .none
            }
            #expect(payout["status"] == "completed", "\(payout.text)")
            payouts.append(payout)
        }
        return payouts
    }

    private static func expectOneTransfer(
        to recipients: [Address], of payouts: [JSON], on node: DevnetNode
    ) async throws {
        var paid: [Address: [UInt256]] = [:]
        var sent: Set<String> = []
        for transaction in try await node.transactions() {
            let result = transaction["ret"]?.array?.first?["contractRet"]?.string
            guard result == "SUCCESS", let transfer = transaction.usdtTransfer else { continue }
            paid[transfer.recipient, default: []].append(transfer.amount)
            if let id = transaction["txID"]?.string { sent.insert(id) }
        }
        #expect(payouts.count == recipients.count)
        for recipient in recipients {
            #expect(paid[recipient] == [UInt256(1_000_000)], "\(recipient)")
        }
        #expect(paid.count == recipients.count)
        #expect(Set(payouts.compactMap { $0["tx_id"]?.string }) == sent)
    }

    /// The commands of an operator, beside the running service.
    private static func expectWholeBooks(_ environment: ProgramEnvironment) async throws {
        let reconcile = try Program("lucid", ["reconcile"], environment: environment)
        #expect(try await reconcile.exitCode() == 0, "\(reconcile.output)\(reconcile.errors)")
        let verify = try Program("lucid", ["audit", "verify"], environment: environment)
        #expect(try await verify.exitCode() == 0, "\(verify.output)\(verify.errors)")
        print("kill test: \(verify.output)")
    }
}

extension Program {
    /// The URL that it says it listens on, where it has said so.
    fileprivate var urlNow: String? {
        errors.firstMatch(of: /listening on (http:\/\/[0-9.]+:[0-9]+)/).map { String($0.1) }
    }
}

extension DevnetNode {
    fileprivate func head() async throws -> Int64 {
        try await ask(.get, "/devnet").body["head"]?["number"]?.int64 ?? 0
    }

    fileprivate func solidified() async throws -> Int64 {
        try await ask(.get, "/devnet").body["solidified"]?["number"]?.int64 ?? 0
    }

    fileprivate func endFaults() async throws { _ = try await ask(.delete, "/devnet/faults") }
}
