import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// Random walks over payouts that nobody signs yet, beside a model that remembers who decided what.
@Suite("Whatever people do about a payout, in whatever order")
struct PayoutWalkTests {
    private static let people = ["anna", "bert", "carl", "creator"]
    private static let required = 2

    /// A payout that needs two approvals and is scheduled for a far day.
    private struct Model {
        var status = PayoutStatus.pendingApproval
        var decided: Set<String> = []

        /// The problem's code, nil where it is done.
        mutating func act(_ action: String, by person: String) -> String? {
            switch action {
            case "cancel":
                guard [.pendingApproval, .pending, .cancelled].contains(status) else {
                    return "not_cancellable"
                }
                status = .cancelled
            case "retry": return "not_retryable"
            default:
                guard person != "creator" else { return "self_approval" }
                guard status == .pendingApproval, !decided.contains(person) else { return "invalid_state" }
                decided.insert(person)
                if action == "reject" { status = .rejected }
                if action == "approve", decided.count == required { status = .pending }
            }
            return nil
        }
    }

    private static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["LUCID_TEST_SEED"].flatMap(UInt64.init)
            ?? .random(in: 0..<1_000_000)
    }

    @Test("a payout is where the model is, after every step")
    func walks() async throws {
        var settings = TestService.Settings()
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 1, required: Self.required)
        let seed = Self.seed()
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            var random = WalkRandom(state: seed)
            for walk in 0..<25 {
                let made = try await service.order(
                    "/tron/payouts/v0",
                    [
                        "recipient_address": .string(Address.stranger(walk).base58), "amount": "1",
                        "scheduled_at": "2999-01-01T00:00:00Z",
                    ], token: try await service.token(.admin, subject: "creator"))
                let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")"
                var model = Model()
                var steps: [String] = []
                for _ in 0..<8 {
                    let action =
                        ["approve", "approve", "reject", "cancel", "retry"].randomElement(using: &random)
                        ?? ""
                    let person = Self.people.randomElement(using: &random) ?? ""
                    steps.append("\(action) by \(person)")
                    let expected = model.act(action, by: person)
                    let answer = try await service.send(
                        .POST, path + "/" + action, action == "retry" ? nil : #"{"reason":"so"}"#,
                        headers: action == "retry" ? ["idempotency-key": UUID().uuidString] : [:],
                        token: try await service.token(.admin, subject: person))
                    let told = answer.status == 200 ? nil : try answer.problem()
                    let payout = try await service.send(.GET, path).json
                    #expect(told == expected, "seed \(seed): \(steps)")
                    #expect(payout["status"]?.string == model.status.rawValue, "seed \(seed): \(steps)")
                    let approvals = payout["approvals"]?.array?.compactMap { $0["by"]?.string } ?? []
                    #expect(Set(approvals) == model.decided && approvals.count == model.decided.count)
                }
            }
        }
    }
}

/// SplitMix64: the same seed walks the same way.
private struct WalkRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
