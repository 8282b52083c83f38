import Foundation
import GRDB
import PaymentModel
import Payments

extension SQLiteStore {
    /// The figures now. Nothing is read for them.
    public var figures: StoreFigures { commits.figures }

    /// The sizes of the store's files, and the room on their disk.
    public func sizes() -> StoreSizes {
        func bytes(_ path: String) -> Int64 {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
        }
        return StoreSizes(
            databaseBytes: bytes(pool.path), logBytes: bytes(pool.path + "-wal"),
            roomBytes: room.bytes.map { Int64(clamping: $0) }, roomBytesMin: Int64(clamping: room.bytesMin))
    }
}
