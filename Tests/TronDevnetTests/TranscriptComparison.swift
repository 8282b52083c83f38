import StrictJSON
import Tron

@testable import TronDevnet

/// Compares an answer with the recorded one, with the volatile values left out.
struct TranscriptComparison {
    let volatile: [[String]]

    /// How they differ; nil where they don't.
    func difference(_ answer: DevnetAnswer, _ step: Transcript.Step, expected: JSON) -> String? {
        guard answer.status == step.status else { return "status \(answer.status) instead of \(step.status)" }
        guard answer.contentType == step.answerType else {
            return "content type \(answer.contentType ?? "none") instead of \(step.answerType ?? "none")"
        }
        // HTML pages are Jetty's: status and content type only.
        if step.answerType?.hasPrefix("text/html") == true { return nil }
        let text = String(decoding: answer.body, as: UTF8.self)
        if case .string(let wanted) = expected {
            return text.trimmingSpace == wanted.trimmingSpace ? nil : "«\(text)» instead of «\(wanted)»"
        }
        if expected.isNull { return text.trimmingSpace.isEmpty ? nil : "«\(text)» instead of nothing" }
        guard let json = try? JSON(parsing: text) else { return "«\(text)» is no JSON" }
        return difference(json, expected, at: [])
    }

    private func difference(_ own: JSON, _ wanted: JSON, at path: [String]) -> String? {
        switch (own, wanted) {
        case (.object(let own), .object(let wanted)):
            for key in (wanted.keys + own.keys.filter { wanted[$0] == nil }) {
                let inner = path + [key]
                if isVolatile(inner, own[key] ?? wanted[key] ?? .null) { continue }
                guard let left = own[key] else {
                    return "\(told(inner)) is missing, wanted \(wanted[key]?.text ?? "")"
                }
                guard let right = wanted[key] else { return "\(told(inner)) is too much: \(left.text)" }
                if let difference = difference(left, right, at: inner) { return difference }
            }
            return nil
        case (.array(let own), .array(let wanted)):
            guard own.count == wanted.count else {
                return "\(told(path)) has \(own.count) elements instead of \(wanted.count)"
            }
            for (index, pair) in zip(own, wanted).enumerated() {
                if let difference = difference(pair.0, pair.1, at: path + [String(index)]) {
                    return difference
                }
            }
            return nil
        case (.string(let own), .string(let wanted)):
            let (left, right) = (Self.normalized(own), Self.normalized(wanted))
            return left == right ? nil : "\(told(path)): «\(left)» instead of «\(right)»"
        default: return own == wanted ? nil : "\(told(path)): \(own.text) instead of \(wanted.text)"
        }
    }

    private func told(_ path: [String]) -> String { path.joined(separator: ".") }

    private func isVolatile(_ path: [String], _ value: JSON) -> Bool {
        // A transaction as text inside an answer.
        if path == ["transaction"], value.string != nil { return true }
        return volatile.contains { pattern in
            guard pattern.first == "**" else { return Self.matches(path, pattern) }
            let tail = pattern.dropFirst()
            return path.count >= tail.count && Self.matches(Array(path.suffix(tail.count)), Array(tail))
        }
    }

    private static func matches(_ path: [String], _ pattern: [String]) -> Bool {
        path.count == pattern.count && zip(path, pattern).allSatisfy { $1 == "*" || $0 == $1 }
    }

    /// Texts, also in hex, without the ids, signatures, addresses and milliseconds in them.
    private static func normalized(_ text: String) -> String {
        var text = text
        if let bytes = [UInt8](hex: text), bytes.count >= 8,
            let told = String(validating: bytes, as: UTF8.self),
            told.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
        {
            text = told
        }
        text = text.replacing(#/[0-9a-f]{128,}/#, with: "SIGNATURE")
        if text.contains("is signed by") {
            text = text.replacing(#/T[1-9A-HJ-NP-Za-km-z]{33}/#, with: "ADDRESS")
        }
        return text.replacing(#/TxId [0-9a-f]{64}/#, with: "TxId ID").replacing(
            #/tx [0-9a-f]{64}/#, with: "tx ID")
    }
}
