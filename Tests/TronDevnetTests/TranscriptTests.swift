import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Transcripts of a real node")
struct TranscriptTests {
    @Test("every step is answered as it was", arguments: Transcript.names)
    func replay(name: String) async throws {
        let transcript = try Transcript(named: name)
        var replay = try TranscriptReplay(transcript)
        let comparison = TranscriptComparison(volatile: transcript.volatile)
        var tally = TranscriptTally(name: name)

        for step in transcript.steps {
            let (answer, expected) = try await replay.play(step)
            let difference = comparison.difference(answer, step, expected: expected)
            tally.note(step, difference, isYoung: replay.blocksSinceBroadcast < 3)
        }

        print(tally.table)
        #expect(tally.unexplained.isEmpty, "\(tally.unexplained.joined(separator: "\n"))")
        #expect(tally.stale.isEmpty, "listed, but equal: \(tally.stale)")
        #expect(tally.share >= 98, "\(tally.table)")
    }
}

/// What became of the steps of one scenario.
struct TranscriptTally {
    let name: String
    private(set) var equal = 0
    private(set) var different: [String] = []
    private(set) var notConcerned: [String] = []
    private(set) var unexplained: [String] = []
    private(set) var stale: [Int] = []

    mutating func note(_ step: Transcript.Step, _ difference: String?, isYoung: Bool) {
        // The set-up is not compared: it deploys a contract, and pays with what the rich account had.
        if step.isSetup { return }
        let known = KnownDifference.of(step.number, in: name)
        guard let difference else {
            equal += 1
            if known != nil { stale.append(step.number) }
            return
        }
        let line = "\(name) \(step.number) \(step.note): \(difference)"
        switch known {
        case .notConcerned(let reason)?: notConcerned.append("\(line) [\(reason)]")
        case .different(let reason)?: different.append("\(line) [\(reason)]")
        case nil where step.port == 8091 && isYoung:
            notConcerned.append("\(line) [the solid side of a chain with one witness]")
        case nil: unexplained.append(line)
        }
    }

    /// Equal ones among those that concern what the development node has, in percent.
    var share: Int {
        let concerned = equal + different.count + unexplained.count
        return concerned == 0 ? 100 : equal * 100 / concerned
    }

    var table: String {
        let counts = "\(equal) equal, \(different.count) different, \(notConcerned.count) not concerned"
        let head = "\(name): \(counts), \(unexplained.count) unexplained (\(share) %)"
        return ([head] + (different + notConcerned).map { "    " + $0 }).joined(separator: "\n")
    }
}
