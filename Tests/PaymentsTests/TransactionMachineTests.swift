import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

/// Everything that can happen to a record, in every form that makes a difference.
enum Happening: String, CaseIterable, Sendable {
    case signed, prepared, signatureSubmitted, signatureOfOtherSubmitted, accepted, possiblyAccepted,
        refusedForNow, refused
    case included, includedElsewhere, orphaned
    case settledWell, settledBadly, settledOther
    case absent, absentOther, replaced, replacedOther, replacedOutOfTurn
    case cancelled

    func event() throws -> TransactionEvent {
        let (first, second) = (try Samples.attempt(1), try Samples.attempt(2))
        switch self {
        case .signed: return .signed(first)
        case .prepared: return .prepared(try Samples.attempt(1, isSigned: false))
        case .signatureSubmitted:
            return .signatureSubmitted(try SignedTransaction(decoding: first.signedBytes))
        case .signatureOfOtherSubmitted:
            return .signatureSubmitted(try SignedTransaction(decoding: second.signedBytes))
        case .accepted: return .sent(.accepted)
        case .possiblyAccepted: return .sent(.possiblyAccepted("no answer"))
        case .refusedForNow: return .sent(.refusedForNow("busy"))
        case .refused: return .sent(.refused("too big"))
        case .included: return .included(try Samples.inclusion(101))
        case .includedElsewhere: return .included(try Samples.inclusion(102))
        case .orphaned: return .orphaned
        case .settledWell: return .settled(Samples.receipt(of: first.txID, .success))
        case .settledBadly: return .settled(Samples.receipt(of: first.txID, .revert))
        case .settledOther: return .settled(Samples.receipt(of: second.txID, .success))
        case .absent: return .provenAbsent(try Samples.proof(of: first.txID))
        case .absentOther: return .provenAbsent(try Samples.proof(of: second.txID))
        case .replaced: return .replaced(try Samples.proof(of: first.txID), second)
        case .replacedOther: return .replaced(try Samples.proof(of: second.txID), second)
        case .replacedOutOfTurn:
            return .replaced(try Samples.proof(of: first.txID), try Samples.attempt(3))
        case .cancelled: return .cancelled("asked for")
        }
    }
}

/// What is to come of it; for every pair that is not here: nothing.
private struct Outcome {
    let status: TransactionStatus
    var event: String?
    var action: String?
    var release = TransactionStep.Release.none
}

private func outcome(_ status: TransactionStatus, _ happening: Happening) -> Outcome? {
    switch (status, happening) {
    case (.queued, .signed): .init(status: .signed, event: "signed", action: "transaction.sign")
    case (.queued, .prepared):
        .init(status: .awaitingSignature, event: "awaiting_signature", action: "transaction.prepare")
    case (.awaitingSignature, .signatureSubmitted):
        .init(status: .signed, event: "signed", action: "transaction.sign")
    case (.queued, .cancelled):
        .init(status: .cancelled, event: "cancelled", action: "transaction.cancel", release: .unspent)
    case (.awaitingSignature, .cancelled):
        .init(status: .cancelled, event: "cancelled", action: "transaction.cancel")
    case (.signed, .accepted), (.signed, .possiblyAccepted):
        .init(status: .broadcast, event: "broadcast", action: "transaction.broadcast")
    case (.signed, .refusedForNow), (.signed, .refused): .init(status: .signed)
    case (.broadcast, .accepted), (.broadcast, .possiblyAccepted), (.broadcast, .refusedForNow),
        (.broadcast, .refused):
        .init(status: .broadcast)
    case (.signed, .included), (.signed, .includedElsewhere), (.broadcast, .included),
        (.broadcast, .includedElsewhere), (.awaitingSignature, .included),
        (.awaitingSignature, .includedElsewhere):
        .init(status: .included, event: "included", action: "transaction.include")
    case (.included, .includedElsewhere): .init(status: .included, action: "transaction.include")
    case (.included, .orphaned):
        .init(status: .broadcast, event: "broadcast", action: "transaction.orphan")
    case (.awaitingSignature, .settledWell), (.signed, .settledWell), (.broadcast, .settledWell),
        (.included, .settledWell):
        .init(
            status: .confirmed, event: "confirmed", action: "transaction.settle",
            release: .settled(block: 110))
    case (.awaitingSignature, .settledBadly), (.signed, .settledBadly), (.broadcast, .settledBadly),
        (.included, .settledBadly):
        .init(status: .failed, event: "failed", action: "transaction.settle", release: .settled(block: 110))
    case (.awaitingSignature, .absent), (.signed, .absent), (.broadcast, .absent):
        .init(status: .expired, event: "expired", action: "transaction.expire", release: .unspent)
    case (.signed, .replaced), (.broadcast, .replaced):
        .init(status: .signed, event: "signed", action: "transaction.sign")
    default: nil
    }
}

@Suite("What transactions do next")
struct TransactionMachineTests {
    @Test(
        "every event in every state", arguments: TransactionStatus.allCases, Happening.allCases)
    func pairs(status: TransactionStatus, happening: Happening) throws {
        let before = try Samples.record(status)
        var record = before

        let step = record.handle(try happening.event(), at: Samples.later)

        guard let expected = outcome(status, happening) else {
            #expect(step == nil)
            #expect(record == before)
            return
        }
        #expect(record.status == expected.status)
        #expect(
            step == .init(event: expected.event, action: expected.action, release: expected.release))
        let isMoved = expected.event != nil
        #expect(!isMoved || step?.action != nil, "every state that changes is audited")
        #expect(record.history.count == before.history.count + (isMoved ? 1 : 0))
        #expect(record.updatedAt == Samples.later)
    }

    @Test("a record never has two attempts that are not proven dead", arguments: TransactionStatus.allCases)
    func oneAlive(status: TransactionStatus) throws {
        for first in Happening.allCases {
            for second in Happening.allCases {
                var record = try Samples.record(status)
                _ = record.handle(try first.event(), at: Samples.now)
                _ = record.handle(try second.event(), at: Samples.later)

                #expect(record.attempts.count { !$0.provenDead } <= 1, "\(first), \(second)")
                #expect(
                    record.attempts.map(\.number) == Array(1...3).prefix(record.attempts.count).map { $0 })
            }
        }
    }

    @Test("nothing leads out of a final state", arguments: TransactionStatus.allCases.filter(\.isFinal))
    func final(status: TransactionStatus) throws {
        for happening in Happening.allCases {
            var record = try Samples.record(status)
            #expect(record.handle(try happening.event(), at: Samples.later) == nil)
        }
    }

    @Test("open answers are asked for again soon, then less often, always before a node forgets")
    func resending() throws {
        var record = try Samples.record(.signed)
        var waits: [Duration] = []
        for _ in 0..<9 {
            _ = record.handle(.sent(.refusedForNow("busy")), at: Samples.now)
            waits.append(record.nextActionAt.since(Samples.now))
        }

        let expected = [500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000]
        #expect(waits == expected.map { .milliseconds($0) })
        #expect(record.attempt?.broadcasts == 9)
        #expect(record.attempt?.lastAnswer == "busy")
    }

    @Test("what failed on the chain says how", arguments: [ContractResult.outOfEnergy, .revert, .unknown])
    func failures(outcome: ContractResult) throws {
        var record = try Samples.record(.included)
        let id = try Samples.attempt(1).txID

        _ = record.handle(.settled(Samples.receipt(of: id, outcome)), at: Samples.later)

        #expect(record.failure?.code == (outcome == .outOfEnergy ? .outOfEnergy : .reverted))
        #expect(record.failure?.detail.hasPrefix(outcome.rawValue) == true)
        #expect(record.receipt?.solidified == true)
    }
}
