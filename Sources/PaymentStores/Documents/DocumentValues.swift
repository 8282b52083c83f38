import PaymentModel
import Payments
import Tron

// The forms of values in documents, which are those of `ChainValues+Codable`.

extension String: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.text(self) }
}

extension Int: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.integer(Int64(self)) }
}

extension Int64: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.integer(self) }
}

extension Bool: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.bool(self) }
}

extension Array: DocumentWritable where Element: DocumentWritable {
    func write(to document: inout DocumentWriter) throws { try document.array(self) }
}

extension Dictionary: DocumentWritable where Key == String, Value == String {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            let members = sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (key, value) in members { try document.member(text: key, value) }
        }
    }
}

extension DocumentWritable where Self: RawRepresentable, RawValue == String {
    func write(to document: inout DocumentWriter) { document.text(rawValue) }
}

extension PayoutRoute: DocumentWritable {}
extension PayoutStatus: DocumentWritable {}
extension HoldReason: DocumentWritable {}
extension Approval.Decision: DocumentWritable {}
extension TransactionStatus: DocumentWritable {}
extension Failure.Code: DocumentWritable {}

extension Asset: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.text(symbol) }
}

extension Identifier: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.text(text) }
}

extension Timestamp: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.integer(milliseconds) }
}

extension ChainTime: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.integer(milliseconds) }
}

extension Sun: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.integer(value) }
}

extension ChainUnits {
    func write(to document: inout DocumentWriter) { document.integer(value) }
}

extension BlockNumber: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.integer(value) }
}

extension Energy: DocumentWritable {}
extension Bandwidth: DocumentWritable {}

extension Address: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.text(base58) }
}

extension TransactionID: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.text(hex) }
}

extension BlockID: DocumentWritable {
    func write(to document: inout DocumentWriter) { document.text(hex) }
}

extension AssetAmount: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("asset", asset)
            try document.member("units", units)
        }
    }
}

extension HistoryEntry: DocumentWritable where Status: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("at", at)
            try document.member("detail", detail)
            try document.member("status", status)
        }
    }
}

extension Failure: DocumentWritable {
    func write(to document: inout DocumentWriter) throws {
        try document.object { document in
            try document.member("code", code)
            try document.member("detail", detail)
            try document.member("retryable", retryable)
        }
    }
}
