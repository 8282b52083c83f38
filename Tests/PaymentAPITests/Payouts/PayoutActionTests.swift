import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

/// Every action, in every state, by every role, against what a model of few lines says of it.
@Suite("What can be done about a payout, and by whom")
struct PayoutActionTests {
    /// A payout's state as callers can tell it: its status, and where a failure was found.
    enum State: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case pendingApproval, pending, processing, completed, failedUnsigned, failedOnChain, cancelled,
            rejected

        var testDescription: String { rawValue }

        var status: PayoutStatus {
            switch self {
            case .pendingApproval: .pendingApproval
            case .pending: .pending
            case .processing: .processing
            case .completed: .completed
            case .failedUnsigned, .failedOnChain: .failed
            case .cancelled: .cancelled
            case .rejected: .rejected
            }
        }
    }

    enum Action: String, CaseIterable, Sendable {
        case read, cancel, approve, reject, retry

        var permission: PaymentAPI.Permission {
            switch self {
            case .read: .readPayouts
            case .cancel, .retry: .writePayouts
            case .approve, .reject: .approvePayouts
            }
        }

        var path: String { self == .read ? "" : "/" + rawValue }
    }

    /// Who acts: a stranger to the payout in each role, and its creator as an admin.
    struct Actor: Sendable {
        let role: Role
        let subject: String
        let isCreator: Bool

        static let creator = Actor(role: .admin, subject: "creator", isCreator: true)

        /// Who tries an action in one state: its creator, a role that may and one that may not. What a role may does not
        /// hang on the state, so the roles take turns, and over all states each has had every action.
        static func trying(_ action: Action, in state: State) -> [Self] {
            let turn = State.allCases.firstIndex(of: state) ?? 0
            let groups = [
                Role.allCases.filter { $0.permissions.contains(action.permission) },
                Role.allCases.filter { !$0.permissions.contains(action.permission) },
            ]
            return groups.filter { !$0.isEmpty }.map { roles in
                let role = roles[turn % roles.count]
                return Actor(role: role, subject: role.rawValue, isCreator: false)
            } + [creator]
        }
    }

    /// What the action answers: the status it has then, or the problem.
    enum Outcome: Equatable {
        case status(PayoutStatus)
        case problem(Int, String)
    }

    /// The model.
    static func expected(_ action: Action, by actor: Actor, in state: State) -> Outcome {
        guard actor.role.permissions.contains(action.permission) else { return .problem(403, "forbidden") }
        switch action {
        case .read: return .status(state.status)
        case .cancel:
            switch state {
            case .pendingApproval, .pending, .cancelled: return .status(.cancelled)
            default: return .problem(409, "not_cancellable")
            }
        case .approve, .reject:
            if actor.isCreator { return .problem(403, "self_approval") }
            guard state == .pendingApproval else { return .problem(409, "invalid_state") }
            return .status(action == .approve ? .pending : .rejected)
        case .retry:
            return state.status == .failed ? .status(.pending) : .problem(409, "not_retryable")
        }
    }

    @Test(
        "every action by every role answers as the model says, and changes nothing else",
        arguments: State.allCases)
    func matrix(state: State) async throws {
        var settings = TestService.Settings()
        settings.payments.policy = .unlimited
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 5_000_000, required: 1)
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()
            let cases = Action.allCases.flatMap { action in
                Actor.trying(action, in: state).map { (action, $0) }
            }
            let ids = try await Self.payouts(cases.count, in: state, of: wallet.address, service)
            for ((action, actor), id) in zip(cases, ids) {
                let expected = Self.expected(action, by: actor, in: state)
                let outcome = try await Self.act(action, actor, on: id, service)
                #expect(outcome == expected, "\(action) by \(actor.subject) in \(state)")
                let status = try await Self.act(.read, .creator, on: id, service)
                switch expected {
                case .problem: #expect(status == .status(state.status), "\(action) by \(actor.subject)")
                // The engine may have taken up what may go on.
                case .status(.pending): break
                case .status(let next): #expect(status == .status(next))
                }
            }
        }
    }

    @Test("every role has its turn with every action, over all states")
    func turns() {
        for action in Action.allCases {
            let roles = State.allCases.flatMap { Actor.trying(action, in: $0) }.map(\.role)

            #expect(Set(roles) == Set(Role.allCases))
        }
    }
}
