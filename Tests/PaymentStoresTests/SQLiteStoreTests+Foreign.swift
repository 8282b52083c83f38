import Foundation
import GRDB
import PaymentModel
import Payments
import Scratch
import Simulation
import Testing

@testable import PaymentStores

extension SQLiteStoreTests {
    @Test("a database of a newer Lucid is refused")
    func newerSchema() throws {
        try withScratch { directory in
            let path = directory.path("lucid.sqlite")
            try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens).close()
            try DatabaseQueue(path: path).write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999 the future')")
            }

            let error = #expect(throws: StoreError.self) {
                try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
            }
            #expect(error?.code == .corrupt)
            #expect(error?.reason.contains("newer version of Lucid") == true)
        }
    }

    @Test("somebody else's database is refused, and left as it was")
    func foreignDatabase() throws {
        try withScratch { directory in
            let path = directory.path("lucid.sqlite")
            let foreign = try DatabaseQueue(path: path)
            try foreign.write { db in try db.execute(sql: "CREATE TABLE recipes (name TEXT)") }

            let error = #expect(throws: StoreError.self) {
                try SQLiteStore(path: path, tokens: AssetRegistry.usdtAndTRX.tokens)
            }
            #expect(error?.code == .corrupt)
            let tables = try foreign.read { db in
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema")
            }
            #expect(tables == ["recipes"])
        }
    }

    @Test("a file that is no database is refused as corrupt, a missing directory as unavailable")
    func noDatabase() throws {
        try withScratch { directory in
            try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: directory.path("text.sqlite")))

            let garbage = #expect(throws: StoreError.self) {
                try SQLiteStore(path: directory.path("text.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
            }
            let missing = #expect(throws: StoreError.self) {
                try SQLiteStore(
                    path: directory.path("nowhere/lucid.sqlite"), tokens: AssetRegistry.usdtAndTRX.tokens)
            }

            #expect(garbage?.code == .corrupt)
            #expect(missing?.code == .unavailable)
        }
    }
}
