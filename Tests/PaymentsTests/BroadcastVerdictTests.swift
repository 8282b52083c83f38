import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

@Suite("What a broadcast's answer means")
struct BroadcastVerdictTests {
    /// The table of docs/engine.md: what is known after each answer.
    private static func meaning(of code: BroadcastCode) -> String {
        switch code {
        case .success, .duplicate: "accepted"
        case .notEnoughConnections, .expired, .otherError: "possibly accepted"
        case .serverBusy, .noConnection, .blockUnsolidified, .taposError, .bandwidthError,
            .contractValidateError, .contractExecuteError:
            "refused for now"
        case .signatureError, .tooBig: "refused"
        }
    }

    private static func meaning(of code: NodeError.Code) -> String {
        switch code {
        case .timedOut, .serverError, .unreadable, .nodeMessage, .disagreement: "possibly accepted"
        case .unreachable, .rateLimited, .refused, .noUsableNode: "refused for now"
        }
    }

    private static func words(_ verdict: BroadcastVerdict) -> String {
        switch verdict {
        case .accepted: "accepted"
        case .possiblyAccepted: "possibly accepted"
        case .refusedForNow: "refused for now"
        case .refused: "refused"
        }
    }

    @Test("of a node", arguments: BroadcastCode.allCases)
    func answers(code: BroadcastCode) {
        let verdict = BroadcastVerdict(BroadcastAnswer(code: code, message: "words"))

        #expect(Self.words(verdict) == Self.meaning(of: code))
    }

    @Test("of no answer", arguments: NodeError.Code.allCases)
    func errors(code: NodeError.Code) {
        #expect(Self.words(BroadcastVerdict(NodeError(code, "words"))) == Self.meaning(of: code))
    }

    @Test("no answer and no error ends a record: only the chain does", arguments: BroadcastCode.allCases)
    func nothingEnds(code: BroadcastCode) throws {
        var record = try Samples.record(.signed)

        _ = record.handle(.sent(BroadcastVerdict(.init(code: code, message: ""))), at: Samples.later)

        #expect(!record.status.isFinal)
        #expect(record.nextActionAt > Samples.later, "the same bytes are sent again")
    }

    @Test("answers of java-tron and of gateways, as they come")
    func parsing() throws {
        func code(_ text: String) throws -> BroadcastCode {
            try BroadcastAnswer(json: try JSON(parsing: text)).code
        }
        #expect(try code(#"{"result":true,"code":"SUCCESS","message":"","txid":"00"}"#) == .success)
        #expect(try code(#"{"result":true,"txid":"00"}"#) == .success)
        #expect(try code(#"{"code":"DUP_TRANSACTION_ERROR","message":"6475"}"#) == .duplicate)
        #expect(try code(#"{"result":false,"code":"A_LATER_ERROR","message":""}"#) == .otherError)
        #expect(try code(#"{"result":false}"#) == .otherError)
        #expect(throws: NodeError.self) { try code("{}") }
        #expect(throws: NodeError.self) { try code(#"{"Error":"class java.lang.X : null"}"#) }
    }
}
