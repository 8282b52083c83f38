import GRDB
public import PaymentModel
public import Payments

extension SQLiteStore {
    public func revocation(of target: Revocation.Target) async throws(StoreError) -> Revocation? {
        try lookUp { db in
            let statement = try db.cachedStatement(sql: SQLiteQuery.revocation.sql)
            let name = String(decoding: target.name, as: UTF8.self)
            return try Int64.fetchOne(statement, arguments: [target.kind, name]).map {
                Revocation(target, at: Timestamp(milliseconds: $0))
            }
        }
    }
}
