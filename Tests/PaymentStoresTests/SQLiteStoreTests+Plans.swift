import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import Testing

@testable import PaymentStores

extension SQLiteStoreTests {
    /// What a plan may say beside searches: the first of a list in the order of its index, and the ids that the caller
    /// handed in.
    private static let allowedScans: Set<String> = [
        "SCAN wallets USING INDEX wallets_by_age", "SCAN json_each VIRTUAL TABLE INDEX 1:",
    ]

    /// The highest number of its parameters, or how many there are where they have none.
    private static func argumentCount(of query: SQLiteQuery) -> Int {
        let behind = query.sql.split(separator: "?", omittingEmptySubsequences: false).dropFirst()
        return behind.compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? behind.count
    }

    @Test("every query uses an index and sorts nothing", arguments: SQLiteQuery.allCases)
    func plans(query: SQLiteQuery) throws {
        try withScratch { directory in
            let store = try SQLiteStore(
                path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)

            let steps = try store.pool.read { db in
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + query.sql)
                let arguments = StatementArguments(Array(repeating: 1, count: Self.argumentCount(of: query)))
                return try Row.fetchAll(statement, arguments: arguments).map { $0["detail"] as String }
            }

            for step in steps where step.hasPrefix("SCAN") {
                #expect(Self.allowedScans.contains(step), "\(step)")
            }
            #expect(!steps.isEmpty)
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }

    @Test("every selection of a history has an index that gives its order too")
    func historyPlans() throws {
        try withScratch { directory in
            let store = try SQLiteStore(
                path: directory.path("lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
            for mask in 0..<512 {
                var selection = PayoutSelection()
                if mask & 1 != 0 { selection.route = .v0 }
                if mask & 2 != 0 { selection.status = mask & 4 != 0 ? .completed : .failed }
                if mask & 4 != 0 { selection.walletID = SampleRecords(seed: 1).wallet().id }
                if mask & 8 != 0 { selection.batchID = BatchID("bat_01JDZZZZZZZZZZZZZZZZZZZZZZ") }
                if mask & 16 != 0 { selection.recipient = SampleRecords(seed: 1).recipient }
                if mask & 32 != 0 { selection.reference = "r" }
                if mask & 64 != 0 { selection.from = SampleRecords.start }
                if mask & 128 != 0 { selection.to = SampleRecords.start.adding(.seconds(1)) }
                let position = mask & 256 != 0 ? ListPosition(createdAt: SampleRecords.start, id: "x") : nil
                let query = PayoutHistoryQuery("document", selection, after: position, limit: 10)

                let steps = try store.pool.read { db in
                    try Row.fetchAll(
                        db, sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: query.arguments
                    ).map { $0["detail"] as String }
                }

                let isUnbounded = query.sql.contains("WHERE") == false
                #expect(steps.count == 1, "\(query.sql): \(steps)")
                #expect(
                    steps.first?.hasPrefix(
                        isUnbounded
                            ? "SCAN payouts USING INDEX payouts_by_age"
                            : "SEARCH payouts USING INDEX payouts_by_")
                        == true, "\(query.sql): \(steps)")
            }
        }
    }
}
