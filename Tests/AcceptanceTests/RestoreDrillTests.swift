import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

/// The machine is lost, and what is left is a copy from before. `scripts/restore-drill` runs it at full size.
@Suite("A backup under load, restored elsewhere")
struct RestoreDrillTests {
    /// How many payouts are ordered; a third each before, while and after the copy is made.
    private static let orders =
        ProcessInfo.processInfo.environment["LUCID_DRILL_PAYOUTS"].flatMap { Int($0) } ?? 60

    /// A payout as a customer knows it: who is paid, under which key.
    private struct Order {
        let number: Int
        let recipient: Address
        var key: String { "order-\(number)" }
    }

    private static let settings = ["LUCID_RATE_LIMIT": "1000000/60s"]

    @Test("every customer is paid exactly once, and the books balance")
    func drill() async throws {
        let (node, lost, spare, safe) = (
            try await DevnetNode.start(), try ScratchFolder(), try ScratchFolder(), try ScratchFolder()
        )
        let orders = (0..<Self.orders).map { Order(number: $0, recipient: PrivateKey.random().address) }
        let third = orders.count / 3
        let keyFile = try safe.write(Data((0..<32).map { $0 &* 37 &+ 11 }).base64EncodedString(), to: "key")
        let copy = safe.path + "/copy"
        let service = try await LucidService.start(in: lost, node: node.url, Self.settings)
        let wallet = try await service.fundedWallet(on: node)
        let address = try #require(
            try await service.ask(.get, "/tron/wallets/\(wallet)").body["address"]?.string)
        try await node.fund(address, trx: "1000000", usdt: "1000000")
        try await node.mine(3)
        let environment = LucidService.environment(in: lost, node: node.url, Self.settings)
        #expect(try await Program("lucid", ["reconcile"], environment: environment).exitCode() == 0)

        // Some are paid, then the copy is made while others come in and are paid, then some more are paid.
        try await Self.pay(Array(orders.prefix(third)), by: service, on: node)
        async let paying: Void = Self.pay(Array(orders[third..<2 * third]), by: service, on: node)
        let backup = try Program(
            "lucid", ["store", "backup", "--to", copy, "--key-file", keyFile], environment: environment)
        #expect(try await backup.exitCode() == 0, "\(backup.errors)")
        try await paying
        // Two are never ordered before the loss.
        try await Self.pay(Array(orders.suffix(from: 2 * third).dropLast(2)), by: service, on: node)
        for name in ["devnet-master-key", "devnet-jwt-secret"] {
            try FileManager.default.copyItem(atPath: lost.path(name), toPath: spare.path(name))
        }
        try await service.program.killNow()
        lost.remove()

        let begin = ContinuousClock.now
        let renewed = LucidService.environment(in: spare, node: node.url, Self.settings)
        let restore = try Program(
            "lucid", ["store", "restore", "--from", copy, "--key-file", keyFile], environment: renewed)
        #expect(try await restore.exitCode() == 0, "\(restore.errors)")
        try await eventually("a report") { restore.output.contains("frozen: 1 wallets") ? true : nil }
        let second = try await LucidService.start(in: spare, node: node.url, Self.settings)
        let known = try await Self.held(orders, by: second, on: node)
        try await Self.match(orders, known, by: second, on: node)
        let active = try await second.ask(.patch, "/tron/wallets/\(wallet)", ["status": "active"])
        #expect(active.status == 200)
        try await Self.expectPaidOnce(orders, by: second, on: node)
        try await Self.expectBalance(renewed, second, on: node)
        print(
            "restore drill: \(orders.count) payouts, \(ContinuousClock.now - begin) from the copy to the last payout"
        )
    }

    /// Orders, and waits until all are paid.
    private static func pay(_ orders: [Order], by service: LucidService, on node: DevnetNode) async throws {
        var ids: [String] = []
        for order in orders {
            ids.append(try await service.pay("1", to: order.recipient.base58, key: order.key))
            if order.number.isMultiple(of: 4) { try await node.mine() }
        }
        for id in ids { #expect(try await service.payout(id, minedBy: node)["status"] == "completed") }
    }

    /// All customers order again: the held service knows their orders or refuses them, and sends nothing. The ids of those
    /// that it knows, by number.
    private static func held(
        _ orders: [Order], by service: LucidService, on node: DevnetNode
    ) async throws -> [Int: String] {
        let before = try await transfers(on: node)
        var known: [Int: String] = [:]
        for order in orders {
            let answer = try await ask(order, service)
            known[order.number] = answer.status == 201 ? answer.body["id"]?.string : nil
            #expect(answer.status == 201 || answer.body["code"] == "wallet_unusable", "\(answer.body.text)")
        }
        try await node.mine(20)
        try await eventually("what was sent before the loss is known") {
            var open = 0
            for id in known.values {
                let transaction = try await service.transactionStatus(ofPayout: id)
                open += ["broadcast", "included", "signed"].contains(transaction) ? 1 : 0
            }
            return open == 0 ? true : nil
        }
        #expect(try await transfers(on: node) == before)
        return known
    }

    private static func ask(_ order: Order, _ service: LucidService) async throws -> JSONCaller.Answer {
        try await service.ask(
            .post, "/tron/payouts/v0",
            ["recipient_address": .string(order.recipient.base58), "amount": "1"],
            headers: ["Idempotency-Key": order.key])
    }

    /// What an operator does: of the orders that are open, those that the chain shows as paid are cancelled.
    private static func match(
        _ orders: [Order], _ known: [Int: String], by service: LucidService, on node: DevnetNode
    ) async throws {
        let paid = try await transfers(on: node)
        for order in orders {
            guard let id = known[order.number], paid[order.recipient] != nil else { continue }
            let payout = try await service.ask(.get, "/tron/payouts/\(id)").body
            guard payout["status"] != "completed" else { continue }
            let cancelled = try await service.ask(.post, "/tron/payouts/\(id)/cancel")
            #expect(cancelled.status == 200, "\(cancelled.body.text)")
        }
        #expect(
            known.count < orders.count && !known.isEmpty, "the copy is older than some orders, not than all")
    }

    /// Whoever is not paid yet orders again, and is paid.
    private static func expectPaidOnce(
        _ orders: [Order], by service: LucidService, on node: DevnetNode
    ) async throws {
        let before = try await transfers(on: node)
        #expect(before.count < orders.count, "some are not paid yet")
        for order in orders where before[order.recipient] == nil {
            let answer = try await ask(order, service)
            let id = try #require(answer.body["id"]?.string, "\(answer.body.text)")
            #expect(try await service.payout(id, minedBy: node)["status"] == "completed")
        }
        let paid = try await transfers(on: node)
        for order in orders { #expect(paid[order.recipient] == 1, "order \(order.number)") }
        #expect(paid.count == orders.count)
    }

    /// What was paid after the copy differs from its books once, and is explained to the last unit by the chain.
    private static func expectBalance(
        _ environment: ProgramEnvironment, _ service: LucidService, on node: DevnetNode
    ) async throws {
        try await node.mine(3)
        #expect(try await Program("lucid", ["reconcile"], environment: environment).exitCode() == 1)
        let found = try await service.ask(.get, "/audit/reconciliations").body["items"]?.array ?? []
        for item in found where item["asset"] == "USDT" { #expect(item["difference"] == item["explained"]) }
        try await node.mine(3)
        #expect(try await Program("lucid", ["reconcile"], environment: environment).exitCode() == 0)
        let check = try Program("lucid", ["store", "check"], environment: environment)
        #expect(try await check.exitCode() == 0, "\(check.output)")
    }

    /// How many transfers each recipient got.
    private static func transfers(on node: DevnetNode) async throws -> [Address: Int] {
        try await node.transactions().reduce(into: [:]) { counts, transaction in
            guard transaction["ret"]?.array?.first?["contractRet"] == "SUCCESS",
                let transfer = transaction.usdtTransfer
            else { return }
            counts[transfer.recipient, default: 0] += 1
        }
    }
}
