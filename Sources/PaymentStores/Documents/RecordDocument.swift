import Foundation
import Payments

/// How records stand in a store: one JSON document each, with sorted keys, so that equal records have equal documents.
enum RecordDocument {
    /// The document of `record`.
    static func text(of record: some Encodable) throws(StoreError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(record), as: UTF8.self)
        } catch {
            throw StoreError(.corrupt, "a record cannot be written as JSON", cause: error)
        }
    }

    /// The record that `document` is.
    static func record<Record: Decodable>(
        _ type: Record.Type, from document: Data
    ) throws(StoreError) -> Record {
        do {
            return try JSONDecoder().decode(type, from: document)
        } catch {
            throw StoreError(.corrupt, "a stored \(Record.self) cannot be read", cause: error)
        }
    }
}
