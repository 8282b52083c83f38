import PaymentEngine
import PaymentModel
import Payments
import Synchronization
import Tron

/// Those who order: they ask until they are answered, with the same key, and remember what they were told.
struct Customers: Sendable {
    let simulation: Simulation
    let scenario: Scenario

    private enum Limits {
        /// A transfer that the funds do not suffice for is given up after so many questions.
        static let questionsMax = 8
    }

    /// Returns once every order was accepted or given up.
    func run() async {
        var wallets: [Wallet] = []
        for number in 0..<scenario.wallets {
            guard let wallet = await makeWallet(number) else { return }
            wallets.append(wallet)
        }
        let made = wallets
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await compare() }
            for order in scenario.orders {
                for _ in 0..<order.twins {
                    group.addTask {
                        await wait(order.at)
                        await place(order, from: made[order.wallet])
                    }
                }
            }
        }
    }

    /// Has the books compared with the chain now and then.
    private func compare() async {
        for _ in 0..<scenario.comparisons {
            await wait(scenario.trouble / Int64(scenario.comparisons + 1))
            if let system = simulation.system {
                // What fails is compared the next time.
                _ = try? await system.services.reconciliations.run(by: caller(0))
            }
        }
    }

    private func wait(_ milliseconds: Int64) async {
        // Cancelled is the end of a simulation that failed: those who loop look for it themselves.
        try? await simulation.scheduler.sleep(milliseconds)
    }

    private func caller(_ number: Int) -> Caller {
        Caller(subject: Scenario.customer, requestID: "req_\(number)", remoteAddress: nil)
    }

    /// Nil where the simulation ends first.
    private func makeWallet(_ number: Int) async -> Wallet? {
        while !Task.isCancelled {
            let claim = IdempotencyClaim<Wallet>(
                key: IdempotencyKey(subject: "operator", key: "wallet-\(number)"), operation: "createWallet",
                fingerprint: "\(number)"
            ) { StoredAnswer(status: 201, location: nil, body: Array($0.id.text.utf8)) }
            if let wallet = await wallet(number, claim) {
                if wallet.kind == .hardware { simulation.hold(Self.deviceKey(number), of: wallet) }
                simulation.fund(wallet.address, scenario.funds, energy: scenario.energy)
                return wallet
            }
            await wait(1000)
        }
        return nil
    }

    private func wallet(_ number: Int, _ claim: IdempotencyClaim<Wallet>) async -> Wallet? {
        guard let system = simulation.system else { return nil }
        do {
            if scenario.hardwareWallets.contains(number) {
                return try await system.services.wallets.importWallet(
                    .hardware(Self.deviceKey(number).address, path: nil), name: "wallet \(number)",
                    labels: [:],
                    by: caller(number), idempotency: claim)
            }
            return try await system.services.wallets.create(
                name: "wallet \(number)", labels: [:], by: caller(number), idempotency: claim)
        } catch let error as StoreError where error.code == .idempotencyKeyTaken {
            guard let id = await told(claim.key, by: system).flatMap({ WalletID($0) }) else { return nil }
            return try? await system.services.wallets.wallet(id)
        } catch {
            return nil
        }
    }

    private static func deviceKey(_ number: Int) -> PrivateKey {
        PrivateKey { count in
            var source = Chance(seed: UInt64(number) &+ 9001)
            return (0..<count).map { _ in UInt8(truncatingIfNeeded: source.next() >> 24) }
        }
    }

    /// What was answered under `key`; nil where that can't be read now.
    private func told(_ key: IdempotencyKey, by system: PaymentSystem) async -> String? {
        guard let record = try? await system.services.store.idempotencyRecord(key) else { return nil }
        return String(decoding: record.answer.body, as: UTF8.self)
    }

    private func place(_ order: Scenario.Order, from wallet: Wallet) async {
        for question in 0... {
            if await isAnswered(order, from: wallet) || Task.isCancelled { return }
            if !order.isPayout, question >= Limits.questionsMax { return }
            await wait(500 + Int64(question) * 500)
        }
    }

    private func isAnswered(_ order: Scenario.Order, from wallet: Wallet) async -> Bool {
        guard let system = simulation.system else { return false }
        do {
            if order.isPayout {
                try await pay(order, from: wallet, system)
            } else {
                try await transfer(order, from: wallet, system)
            }
            return true
        } catch let error as StoreError where error.code == .idempotencyKeyTaken {
            guard let text = await told(order.key, by: system) else { return false }
            if let id = PayoutID(text) { simulation.judge.accept(id) }
            return true
        } catch let error as PaymentError where error.code == .policyViolation {
            return await isRefused(order, by: system)
        } catch {
            return false
        }
    }

    /// Whether the refusal is the answer. What was accepted before, and not answered, has used up the limits itself; the
    /// API answers the same key before it judges anything.
    private func isRefused(_ order: Scenario.Order, by system: PaymentSystem) async -> Bool {
        let record: IdempotencyRecord?
        do {
            record = try await system.services.store.idempotencyRecord(order.key)
        } catch {
            return false
        }
        guard let record else {
            simulation.judge.refuse(order)
            return true
        }
        if let id = PayoutID(String(decoding: record.answer.body, as: UTF8.self)) {
            simulation.judge.accept(id)
        }
        return true
    }

    private func pay(
        _ order: Scenario.Order, from wallet: Wallet, _ system: PaymentSystem
    ) async throws {
        var payout = PayoutOrder(route: .v0, recipient: order.recipient, amount: order.amount)
        payout.walletID = wallet.id
        payout.priority = order.priority
        payout.scheduledAt = order.scheduledIn.map { system.services.clock.now().adding(.milliseconds($0)) }
        let claim = IdempotencyClaim<Payout>(key: order.key, operation: "createPayoutV0", fingerprint: "f") {
            StoredAnswer(status: 201, location: nil, body: Array($0.id.text.utf8))
        }
        let accepted = try await system.services.payouts.order(
            payout, by: caller(order.number), idempotency: claim)
        simulation.judge.accept(accepted.id)
    }

    private func transfer(
        _ order: Scenario.Order, from wallet: Wallet, _ system: PaymentSystem
    ) async throws {
        let transfer = TransferOrder(walletID: wallet.id, to: order.recipient, amount: order.amount)
        let claim = IdempotencyClaim<TransactionRecord>(
            key: order.key, operation: "createTransfer", fingerprint: "f"
        ) { StoredAnswer(status: 201, location: nil, body: Array($0.id.text.utf8)) }
        _ = try await system.services.transfers.order(transfer, by: caller(order.number), idempotency: claim)
    }
}
