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

    private static func act(
        _ action: Action, _ actor: Actor, on id: String, _ service: TestService
    ) async throws -> Outcome {
        let answer = try await service.send(
            action == .read ? .GET : .POST, "/tron/payouts/\(id)\(action.path)",
            [.read, .retry].contains(action) ? nil : #"{"reason":"because"}"#,
            headers: action == .retry ? ["idempotency-key": UUID().uuidString] : [:],
            token: try await service.token(actor.role, subject: actor.subject))
        guard answer.status == 200 else { return .problem(answer.status, try answer.problem()) }
        let status = try answer.json["status"]?.string.flatMap(PayoutStatus.init)
        return .status(try #require(status))
    }

    /// So many payouts, ordered by the creator, brought into `state` by what brings real ones there.
    private static func payouts(
        _ count: Int, in state: State, of wallet: Address, _ service: TestService
    ) async throws -> [String] {
        if state == .failedUnsigned {
            // The recipient would get less than what was ordered: nothing is signed for that.
            _ = try await service.ask(
                node: "/devnet/usdt", ["fee_basis_points": 10, "maximum_fee": "1"])
        }
        let items = (0..<count).map { number in
            var item: JSONObject = [
                "route": "v0", "recipient_address": .string(Address.stranger(700 + number).base58),
                "amount": [.pendingApproval, .rejected].contains(state) ? "6" : "1",
            ]
            // What nobody signs, whatever the engine does meanwhile.
            if [.pending, .cancelled].contains(state) { item["scheduled_at"] = "2999-01-01T00:00:00Z" }
            return JSON.object(item)
        }
        let made = try await service.order(
            "/tron/payouts/batch", ["payouts": .array(items)],
            token: try await service.token(.admin, subject: Actor.creator.subject))
        let ids = try made.json["payouts"]?.array?.compactMap { $0["id"]?.string } ?? []
        #expect(ids.count == count)
        for id in ids {
            switch state {
            case .pendingApproval, .pending: break
            case .cancelled: _ = try await act(.cancel, .creator, on: id, service)
            case .rejected:
                _ = try await act(
                    .reject, Actor(role: .approver, subject: "anna", isCreator: false), on: id, service)
            case .processing, .failedOnChain: try await wait(for: ["processing"], of: id, service)
            case .completed: _ = try await service.record(at: "/tron/payouts/\(id)", reaching: ["completed"])
            case .failedUnsigned: try await wait(for: ["failed"], of: id, service)
            }
        }
        guard state == .failedOnChain else { return ids }
        // The token refuses what was signed while it still allowed it.
        _ = try await service.ask(node: "/devnet/usdt", ["blacklist": [.string(wallet.base58)]])
        for id in ids { _ = try await service.record(at: "/tron/payouts/\(id)", reaching: ["failed"]) }
        return ids
    }

    /// Waits, without making blocks.
    private static func wait(for statuses: Set<String>, of id: String, _ service: TestService) async throws {
        for _ in 0..<60 {
            let payout = try await service.send(.GET, "/tron/payouts/\(id)", headers: ["prefer": "wait=1"])
                .json
            if let status = payout["status"]?.string, statuses.contains(status) { return }
        }
        Issue.record("\(id) never reached \(statuses)")
    }
}
