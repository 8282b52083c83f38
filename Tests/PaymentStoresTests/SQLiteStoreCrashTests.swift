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
        for number in 0..<6 { try await store.commit(Self.change(number)) }
        let database = try Data(contentsOf: URL(filePath: path))
        let log = try Data(contentsOf: URL(filePath: path + "-wal"))
        let seed = UInt64.random(in: 0..<1_000_000)
        var seen: Set<Int> = []

        for (copy, length) in Self.cuts(of: log, seed: seed).enumerated() {
            let copyPath = directory.path("copy-\(copy).sqlite")
            try database.write(to: URL(filePath: copyPath))
            try log.prefix(length).write(to: URL(filePath: copyPath + "-wal"))
            let store = try SQLiteStore(path: copyPath, tokens: AssetRegistry.usdtAndTRX.tokens)
            seen.insert(try await booksAgree(in: store, "cut at \(length), seed \(seed)"))
        }

        #expect(seen.isSuperset(of: 0..<6))
    }

    /// Where `log` is cut: at its beginning and its end, before and behind the end of each change, and once within each frame at a
    /// place that the seed decides. SQLite takes a frame whole or not at all, so that one place within it says what all say.
    private static func cuts(of log: Data, seed: UInt64) -> [Int] {
        func number(at offset: Int) -> Int { log[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        let (header, frameHeader) = (32, 24)
        let frame = frameHeader + number(at: 8)
        var cuts = [0, header - 1, header, log.count]
        var state = seed
        for start in stride(from: header, to: log.count - frame + 1, by: frame) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            cuts.append(start + Int(state >> 33) % frame)
            // The last frame of a commit tells how many pages the database has then.
            if number(at: start + 4) != 0 { cuts += [start + frame - 1, start + frame] }
        }
        return cuts
    }

    /// Checks that every part of a change is there or none; how many changes there are.
    private func booksAgree(in store: SQLiteStore, _ place: Comment = "") async throws -> Int {
        let events = try await store.events(after: 0, limit: 100_000)
        let verification = try await AuditVerification(of: store)
        #expect(verification.isValid, place)
        #expect(verification.events == Int64(events.count), place)
        #expect(events.map(\.position) == (0..<events.count).map { Int64($0 + 1) }, place)
        let counter = try await store.counter(.reservedEnergy(SampleRecords(seed: 0).wallet().id))
        #expect(counter == Int64(events.count), place)
        let rows = try await store.pool.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM payouts"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM idempotency")
            )
        }
        #expect(rows.0 == events.count && rows.1 == events.count, place)
        return events.count
    }
}
