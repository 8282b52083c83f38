import Foundation
import PaymentModel
import Payments

/// The form of stored records: one JSON document each, with sorted keys, so that equal records have equal documents.
enum RecordDocument {
    /// The document of `record`.
    static func text(of record: some Encodable) throws(StoreError) -> String {
        try text { document throws in try document.value(record) }
    }

    /// The document of `record`, which writes it itself.
    static func text(of record: some DocumentWritable) throws(StoreError) -> String {
        try text { document throws in try record.write(to: &document) }
    }

    private static func text(
        _ write: (inout DocumentWriter) throws -> Void
    ) throws(StoreError) -> String {
        var document = DocumentWriter()
        do { try write(&document) } catch {
            throw StoreError(.corrupt, "a record cannot be written as JSON", cause: error)
        }
        return String(decoding: document.bytes, as: UTF8.self)
    }
}

/// Reads documents, with the assets that their symbols stand for.
struct DocumentReader: Sendable {
    let assets: AssetRegistry

    /// The record in `document`.
    func record<Record: Decodable>(
        _ type: Record.Type, from document: Data
    ) throws(StoreError) -> Record {
        let decoder = JSONDecoder()
        decoder.userInfo[.assets] = assets
        do {
            return try decoder.decode(type, from: document)
        } catch {
            throw StoreError(.corrupt, "a stored \(Record.self) cannot be read", cause: error)
        }
    }
}
