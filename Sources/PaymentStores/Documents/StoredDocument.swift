import Foundation
import GRDB

/// A row with a document and its id, in this order.
struct StoredDocument: FetchableRecord, Sendable {
    let document: Data
    let id: String

    init(row: Row) {
        document = row[0]
        id = row[1]
    }
}
