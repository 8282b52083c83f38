import Foundation
import PaymentModel
import Payments
import Synchronization

/// Keeps recently written or decoded records, each with its exact document. The document is read from the store each
/// time; only its decoding is saved. A record is read several times during its life, and decoding it takes longer
/// than everything else done with it.
final class DecodedRecords<Record: Decodable & Sendable>: Sendable {
    private struct Entry: Sendable {
        let document: Data
        let record: Record
    }

    /// The records kept since the last change of generations, and in the one before.
    private struct Generations: Sendable {
        var recent: [String: Entry] = [:]
        var older: [String: Entry] = [:]
    }

    private let documents: DocumentReader
    private let recordsPerGeneration: Int
    private let generations = Mutex(Generations())

    /// - Parameter recordsPerGeneration: Half of the most records that it keeps.
    package init(_ documents: DocumentReader, recordsPerGeneration: Int) {
        self.documents = documents
        self.recordsPerGeneration = recordsPerGeneration
    }

    /// The record in `document`, which is stored under `id`.
    func record(_ id: String, _ document: Data) throws(StoreError) -> Record {
        let known = generations.withLock { $0.recent[id] ?? $0.older[id] }
        if let known, known.document == document { return known.record }
        let record = try documents.record(Record.self, from: document)
        keep(Entry(document: document, record: record), id)
        return record
    }

    /// The records in `rows`, in their order.
    func records(_ rows: [StoredDocument]) throws(StoreError) -> [Record] {
        var records: [Record] = []
        records.reserveCapacity(rows.count)
        for row in rows { records.append(try record(row.id, row.document)) }
        return records
    }

    /// Keeps `stored` in place of the record that had its id. A final record is not kept.
    func keep(_ stored: StoredRecord<Record>) where Record: VersionedRecord {
        let id = stored.record.id.text
        if stored.record.isFinal {
            generations.withLock { generations in
                generations.recent[id] = nil
                generations.older[id] = nil
            }
        } else {
            keep(Entry(document: Data(stored.document.utf8), record: stored.record), id)
        }
    }

    private func keep(_ entry: Entry, _ id: String) {
        generations.withLock { generations in
            if generations.recent.count >= recordsPerGeneration {
                generations = Generations(older: generations.recent)
            }
            generations.recent[id] = entry
        }
    }
}
