import Foundation
import GRDB
import Scratch
import StrictJSON
import Testing

/// A store that the version before wrote, with its chain: see OlderStore/README.md.
@Suite("A store of the version before")
struct OlderStoreTests {
    /// The policy that the store was written under; and as many questions as a test asks.
    private static let settings = [
        "LUCID_POLICY": #"{"approval":{"above":"100","required":1}}"#, "LUCID_RATE_LIMIT": "100000/60s",
    ]

    /// A folder with the store and its key, the chain as it was, and the wallet's address.
    private static func prepared() throws -> (folder: ScratchFolder, state: String, address: String) {
        let folder = try ScratchFolder()
        func content(_ name: String) throws -> String {
            let file = try #require(
                Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "OlderStore"))
            return try String(contentsOf: file, encoding: .utf8)
        }
        let queue = try DatabaseQueue(path: folder.path("lucid.sqlite"))
        try queue.writeWithoutTransaction { try $0.execute(sql: content("lucid.sql")) }
        let schema = try queue.read {
            try String.fetchOne($0, sql: "SELECT max(identifier) FROM grdb_migrations")
        }
        #expect(schema?.hasPrefix("0009 ") == true, "as the version before left it")
        let address = try queue.read { try String.fetchOne($0, sql: "SELECT address FROM wallets") }
        try queue.close()
        let key = try folder.write(content("master-key"), to: "devnet-master-key")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        let state = try folder.write(content("devnet.state"), to: "devnet.state")
        return (folder, state, try #require(address))
    }

    private static func part(_ asset: String, _ service: LucidService) async throws -> JSON {
        let wallets = try await service.ask(.get, "/tron/wallets").body["items"]?.array
        let id = try #require(wallets?.first?["id"]?.string)
        let balance = try await service.ask(.get, "/tron/wallets/\(id)/balance").body
        return try #require(balance["balances"]?.array?.first { $0["asset"] == .string(asset) })
    }

    private static func payouts(_ service: LucidService) async throws -> [JSON] {
        try await service.ask(.get, "/tron/payouts/history?limit=200").body["items"]?.array ?? []
    }

    private static func program(
        _ arguments: [String], _ environment: ProgramEnvironment
    ) async throws -> Int32 {
        try await Program("lucid", arguments, environment: environment).exitCode()
    }

    @Test("it is opened; what was open is paid, once; new payouts are paid; and its books are the chain's")
    func goesOn() async throws {
        let (folder, state, address) = try Self.prepared()
        let node = try await DevnetNode.start(state: state)
        // Enough for all that is due; what found nothing before is looked at again when the service starts.
        try await node.fund(address, trx: "1000", usdt: "1000")
        let service = try await LucidService.start(in: folder, node: node.url, Self.settings)
        let environment = LucidService.environment(in: folder, node: node.url, Self.settings)
        let wallet = try #require(
            try await service.ask(.get, "/tron/wallets").body["items"]?.array?.first)
        #expect(wallet["address"] == .string(address))

        // Nothing of what was accepted is lost: 430 are under way, and promised are 281, of which 95 may be signed by now.
        let (usdt, trx) = (try await Self.part("USDT", service), try await Self.part("TRX", service))
        #expect(usdt["available"] == "289.000000" && trx["promised"] == "5.000000")
        let before = try await Self.payouts(service)
        #expect(before.count == 14)
        #expect(before.count { $0["status"] == "completed" } == 2)
        let kinds = try await service.ask(.get, "/tron/transactions?limit=200").body["items"]?.array ?? []
        #expect((8...9).contains(kinds.count { $0["kind"] == "usdt_transfer" }))
        #expect(kinds.count { $0["kind"] == "usdt_approve" } == 2)
        #expect(kinds.contains { $0["amount"] == "unlimited" && $0["asset"] == "USDT" })

        try await Self.finish(service, node)

        let paid = try await Self.payouts(service).filter { $0["status"] == "completed" }
        #expect(paid.count == 10)
        try await Self.expectPaid(on: node)
        let left = try await Self.part("USDT", service)
        #expect(left["total"] == "324.000000" && left["reserved"] == "0.000000")
        #expect(left["promised"] == "6.000000" && left["available"] == "318.000000")
        // What the devnet set by itself differs once; after that books and chain agree.
        _ = try await Self.program(["reconcile"], environment)
        try await node.mine(3)
        #expect(try await Self.program(["reconcile"], environment) == 0)
        #expect(try await Self.program(["audit", "verify"], environment) == 0)
        let statement = try await service.ask(
            .get, "/tron/payouts/statement?wallet_id=\(wallet["id"]?.string ?? "")"
        ).body
        #expect(statement["closing_balance"] == "324.000000")
    }

    /// Has approved what waits for it, cancels one, orders another, and waits for all ends.
    private static func finish(_ service: LucidService, _ node: DevnetNode) async throws {
        for payout in try await payouts(service) {
            let path = "/tron/payouts/\(payout["id"]?.string ?? "")"
            if payout["status"] == "pending_approval" {
                let token = try await LucidService.token(
                    in: service.folder, subject: "anna", roles: ["approver"])
                let caller = JSONCaller(url: service.ask.url, token: token)
                #expect(try await caller(.post, path + "/approve").status == 200)
            } else if payout["amount"] == "30.000000" {
                #expect(try await service.ask(.post, path + "/cancel").status == 200)
            }
        }
        let recipient = try await node.account(7).address
        _ = try await service.pay("1", to: recipient, key: "since-then")
        try await eventually("everything that is due is final") {
            try await node.mine()
            let open = try await payouts(service).filter { payout in
                !["completed", "failed", "cancelled", "rejected"].contains(payout["status"]?.string)
                    && payout["scheduled_at"] == .null
            }
            let records = try await service.ask(.get, "/tron/transactions?limit=200").body["items"]?.array
            let isDone = open.isEmpty && records?.allSatisfy { $0["status"] == "confirmed" } == true
            return isDone ? true : nil
        }
    }

    /// Each account had a million; what came to it is what was ordered, once.
    private static func expectPaid(on node: DevnetNode) async throws {
        let expected = [
            1: "1000012.500000", 2: "1000150.000000", 3: "1000060.000000", 4: "1000015.000000",
            5: "1000090.000000", 6: "1000380.000000", 7: "1000001.000000",
        ]
        for (account, amount) in expected {
            let address = try await node.account(account).address
            #expect(try await node.usdt(of: address) == amount, "account \(account)")
        }
    }
}
