import Foundation
import StrictJSON
import Tron

/// One recorded scenario: what a real node of version 4.8.0 was asked, and what it answered.
struct Transcript {
    struct Step {
        let number: Int
        let note: String
        let isSetup: Bool
        /// The head's number when the request was sent, less that of the first request.
        let height: Int64
        let advance: Int64
        let build: JSON?
        let transaction: JSON?
        let port: Int64
        let method: String
        let path: String
        let contentType: String
        let body: JSON?
        let status: Int
        let answerType: String?
        let answer: JSON
    }
    let name: String
    let document: JSON
    let steps: [Step]
    /// The endings of paths of members that no replay can reproduce.
    let volatile: [[String]]

    /// Every scenario there is.
    static let names = [
        "transfer", "broadcast-errors", "permissions", "stake", "stake-unfreeze-limit", "stake-withdraw",
        "trc20",
        "queries-transactions-and-blocks", "queries-accounts", "queries-node-and-paths", "builders",
    ]

    init(named name: String) throws {
        self.name = name
        guard
            let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Transcripts")
        else {
            throw TranscriptFault("there is no transcript \(name)")
        }
        document = try JSON(parsing: Array(Data(contentsOf: url)))
        steps = try (document["steps"]?.array ?? []).map(Self.step)
        let prefix = "/steps/*/response/body/"
        volatile = (document["volatile"]?.array ?? []).compactMap { pattern -> [String]? in
            guard let text = pattern.string, text.hasPrefix(prefix) else { return nil }
            let rest = text.dropFirst(prefix.count)
            // "transaction (where it is a text: the transaction as JSON)"
            return rest.prefix { $0 != " " }.split(separator: "/").map(String.init)
        }
    }

    private static func step(_ json: JSON) throws -> Step {
        guard let number = json["n"]?.int64, let request = json["request"], let response = json["response"],
            let method = request["method"]?.string, let path = request["path"]?.string,
            let status = response["status"]?.int64
        else { throw TranscriptFault("a step lacks something") }
        let body = request["body"] ?? .null
        return Step(
            number: Int(number), note: json["note"]?.string ?? "", isSetup: json["setup"]?.bool == true,
            height: json["head_offset"]?.int64 ?? 0, advance: json["advance_ms"]?.int64 ?? 0,
            build: json["build"].flatMap { $0.isNull ? nil : $0 }, transaction: json["tx"],
            port: request["port"]?.int64 ?? 8090, method: method, path: path,
            contentType: request["content_type"]?.string ?? "application/json",
            body: body.isNull ? nil : body, status: Int(status), answerType: response["content_type"]?.string,
            answer: response["body"] ?? .null)
    }

    /// The height and the time of the chain when the first request was sent: the first transaction tells
    /// both.
    var beginning: (number: Int64, time: Int64) {
        get throws {
            for step in steps {
                guard let raw = step.transaction?["raw_data_hex"]?.string.flatMap({ [UInt8](hex: $0) }),
                    let offset = step.build?["expiration_offset_ms"]?.int64
                else { continue }
                let transaction = try RawTransaction(decoding: raw)
                let low = transaction.reference.bytes.reduce(0) { $0 << 8 | Int64($1) }
                let time = transaction.expiration.milliseconds - offset
                return (low - step.height, time - step.height * 3000)
            }
            throw TranscriptFault("no step has a transaction")
        }
    }
}

struct TranscriptFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
