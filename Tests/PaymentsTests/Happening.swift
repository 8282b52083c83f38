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
struct Outcome {
    let status: TransactionStatus
    var event: String?
    var action: String?
    var release = TransactionStep.Release.none
}

extension TransactionMachineTests {
    func outcome(_ status: TransactionStatus, _ happening: Happening) -> Outcome? {
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
            .init(
                status: .failed, event: "failed", action: "transaction.settle", release: .settled(block: 110))
        case (.awaitingSignature, .absent), (.signed, .absent), (.broadcast, .absent):
            .init(status: .expired, event: "expired", action: "transaction.expire", release: .unspent)
        case (.signed, .replaced), (.broadcast, .replaced):
            .init(status: .signed, event: "signed", action: "transaction.sign")
        default: nil
        }
    }
}
