import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import Testing

@testable import PaymentStores

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
import Simulation
#endif

@Suite("The SQLite store, crashed")
struct SQLiteStoreCrashTests {
    /// Commits from 16 tasks; `answered` gets the number of each one that was answered, and at `killAfter` answers the
    /// process kills itself while others are under way.
    private static func commitUntilKilled(path: String, answered: String, killAfter: Int) async throws {
        let store = try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
        let log = open(answered, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let count = Count()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<16 {
                group.addTask {
                    for round in 0..<10_000 {
                        let number = task * 10_000 + round
                        try await store.commit(Self.change(number))
                        let line = Array("\(number)\n".utf8)
                        _ = write(log, line, line.count)
                        if await count.next() == killAfter { kill(getpid(), SIGKILL) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private actor Count {
        private var count = 0
        func next() -> Int {
            count += 1
            return count
        }
    }

    /// A change of which every part can be found again by its number.
    private static func change(_ number: Int) throws -> Change {
        let sample = SampleRecords(seed: UInt64(number))
        return try .of {
            $0.payouts = [try sample.payout(reference: "INV-\(number)")]
            $0.idempotency = [sample.idempotency(key: "key-\(number)")]
            $0.audit = [sample.auditEntry()]
            $0.events = [sample.event(.payout(try sample.payout()))]
            $0.counters = [CounterChange(key: .reservedEnergy(SampleRecords(seed: 0).wallet().id), delta: 1)]
        }
    }

    @Test("kill -9 during commits loses nothing that was answered", arguments: [1, 40, 333, 1000])
    func killed(after answers: Int) async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        let (path, answered) = (directory.path("lucid.sqlite"), directory.path("answered"))

        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, answered = answered as String, answers] in
            try await Self.commitUntilKilled(path: path, answered: answered, killAfter: answers)
        }

        let store = try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
        let numbers = try String(contentsOfFile: answered, encoding: .utf8).split(separator: "\n").compactMap
        { Int($0) }
        #expect(numbers.count >= answers)
        for number in numbers {
            let key = SampleRecords(seed: UInt64(number)).idempotency(key: "key-\(number)").key
            #expect(try await store.payout(reference: "INV-\(number)") != nil)
            #expect(try await store.idempotencyRecord(key) != nil)
        }
        let stored = try await booksAgree(in: store)
        #expect(stored >= numbers.count)
    }

    @Test("a log that was cut anywhere opens with whole changes only")
    func cutLog() async throws {
        let directory = try ScratchFolder()
        defer { directory.remove() }
        let path = directory.path("lucid.sqlite")
        let store = try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
        for number in 0..<12 { try await store.commit(Self.change(number)) }
        let database = try Data(contentsOf: URL(filePath: path))
        let log = try Data(contentsOf: URL(filePath: path + "-wal"))
        var seen: Set<Int> = []

        for (copy, length) in stride(from: 0, through: log.count, by: 1499).enumerated() {
            let copyPath = directory.path("copy-\(copy).sqlite")
            try database.write(to: URL(filePath: copyPath))
            try log.prefix(length).write(to: URL(filePath: copyPath + "-wal"))
            seen.insert(
                try await booksAgree(in: SQLiteStore(path: copyPath, tokens: AssetRegistry.usdtAndTRX.tokens))
            )
        }

        #expect(seen.isSuperset(of: 0..<12))
    }

    /// Checks that every part of a change is there or none; how many changes there are.
    private func booksAgree(in store: SQLiteStore) async throws -> Int {
        let events = try await store.events(after: 0, limit: 100_000)
        let verification = try await AuditVerification(of: store)
        #expect(verification.isValid)
        #expect(verification.events == Int64(events.count))
        #expect(events.map(\.position) == (0..<events.count).map { Int64($0 + 1) })
        let counter = try await store.counter(.reservedEnergy(SampleRecords(seed: 0).wallet().id))
        #expect(counter == Int64(events.count))
        let rows = try await store.pool.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM payouts"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM idempotency")
            )
        }
        #expect(rows.0 == events.count && rows.1 == events.count)
        return events.count
    }
}
