import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

/// The situations of the vectors, made on a development node: the answers have the same members, of the same
/// types, and the same values where they are determined.
@Suite("Answers of real nodes")
struct NodeResponseTests {
    private struct Example {
        /// Its name, or its path; the second example of a case has a number.
        let name: String
        let json: JSON
    }

    private static let situations = [
        NodeSituation.accountsAndBlocks, NodeSituation.calls, NodeSituation.stakeBuilders,
        NodeSituation.stakeQuestions, NodeSituation.receipts, NodeSituation.broadcasts,
        NodeSituation.accounts, NodeSituation.namedCalls, NodeSituation.pagesAndBlocks,
    ].reduce(into: [String: NodeSituation]()) { all, table in all.merge(table) { first, _ in first } }

    private static let quoted = "numbers in quotes are of an older way to ask (an int64 of protobuf's JSON)"
    private static let corrected = "the documentation's; the named examples have what java-tron answers"
    private static let notConcerned = [
        "/wallet/gettransactioninfobyid #2": "the tokens make no internal transactions",
        "/wallet/getpendingsize #1": quoted, "/wallet/getburntrx #1": quoted, "/wallet/getReward #1": quoted,
        "/wallet/broadcasttransaction": corrected, "/wallet/broadcasttransaction #1": corrected,
        "/wallet/broadcasttransaction #2": corrected, "/wallet/broadcasttransaction #3": corrected,
        "receipt: several logs: two USDT transfers, another token, an approval, an NFT, one not indexed":
            "there are no contracts but the two tokens",
        "receipt: TRX moved inside a contract, one move rejected": "the tokens make no internal transactions",
        "broadcast: no answer of the pool but an error": "there is no rate limiter",
        "call: panic": "no method of the tokens panics",
    ]

    private let examples: [Example]

    init() throws {
        let url = try #require(
            Bundle.module.url(forResource: "node-responses", withExtension: "json", subdirectory: "Vectors"))
        let document = try JSON(parsing: Array(Data(contentsOf: url)))
        examples = (document["cases"]?.array ?? []).flatMap { entry in
            let name = entry["name"]?.string ?? entry["path"]?.string ?? ""
            return (entry["examples"]?.array ?? []).enumerated().map { index, json in
                Example(name: index == 0 ? name : "\(name) #\(index)", json: json)
            }
        }
    }

    @Test("every situation is answered as it was")
    func all() async throws {
        var (equal, apart, unexplained): ([String], [String], [String]) = ([], [], [])
        for example in examples {
            if Self.notConcerned[example.name] != nil { continue }
            guard let situation = Self.situations[example.name] else {
                unexplained.append("\(example.name): nobody makes it")
                continue
            }
            do {
                let answer = try await situation.make(NodeWorld())
                let faults = situation.difference(answer, example.json)
                guard faults.isEmpty else {
                    unexplained.append("\(example.name): \(faults): \(answer.text)")
                    continue
                }
            } catch {
                unexplained.append("\(example.name): \(error)")
                continue
            }
            if situation.apart.isEmpty {
                equal.append(example.name)
            } else {
                let reasons = situation.apart.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
                apart.append("\(example.name) [\(reasons.joined(separator: "; "))]")
            }
        }

        print(
            "\(examples.count) examples: \(equal.count) equal, \(apart.count) different, "
                + "\(Self.notConcerned.count) not concerned, \(unexplained.count) unexplained")
        for line in apart { print("    different: \(line)") }
        for (name, reason) in Self.notConcerned.sorted(by: { $0.key < $1.key }) {
            print("    not concerned: \(name) [\(reason)]")
        }
        #expect(unexplained.isEmpty, "\(unexplained.joined(separator: "\n"))")
    }

    @Test("every situation and every exception is of an example")
    func tables() {
        let names = Set(examples.map(\.name))
        #expect(names.count == examples.count)
        #expect(Set(Self.situations.keys).union(Self.notConcerned.keys) == names)
    }
}
