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

extension PayoutActionTests {
    static func act(
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
    static func payouts(
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
