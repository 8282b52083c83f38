import AsyncHTTPClient
import Foundation
import Logging
import PaymentEngine
import PaymentModel
import PaymentStores
import Payments
import Scratch
import StrictJSON
import Synchronization
import Testing
import Tron
import TronNodeHTTP

extension CalendarTests {
    @Test(
        "many at once, across every limit: no sum is passed, and what was accepted is counted"
    )
    func crowd() async throws {
        let policy: JSON = [
            "v0": ["per_recipient_per_day": "9", "per_day": "31"],
            "all": ["per_hour": "29", "per_day": "30"],
        ]
        try await Self.withSystem(policy, at: "2026-11-24T10:00:00Z") { system, _ in
            let accepted = await withTaskGroup(of: (Int, Int64).self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let number = index % 5
                        let payout = try? await Self.order("2", in: system, to: number)
                        return (number, payout?.amount.units ?? 0)
                    }
                }
                var sums: [Int: Int64] = [:]
                for await (number, units) in group { sums[number, default: 0] += units }
                return sums
            }

            #expect(accepted.values.allSatisfy { $0 <= 9_000_000 })
            let sum = accepted.values.reduce(0, +)
            #expect(sum == 28_000_000, "the hour is the tightest")
            let use = try await system.services.payouts.policy(of: .usdt)
            #expect(use.usedThisHour == sum && use.usedToday == sum)
        }
    }

    @Test(
        "64 people at once: an approval that is needed once is given once, and a cancel wins or loses whole")
    func race() async throws {
        let policy: JSON = ["approval": ["above": "1", "required": 2]]
        try await Self.withSystem(policy, at: "2026-11-24T10:00:00Z") { system, _ in
            let payout = try await Self.order("2", in: system)

            await withTaskGroup(of: Void.self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let person = Caller(subject: "p\(index % 8)", requestID: "r", remoteAddress: nil)
                        if index == 40 {
                            _ = try? await system.services.payouts.cancel(
                                payout.id, reason: nil, by: Self.caller)
                        } else {
                            _ = try? await system.services.payouts.approve(payout.id, reason: nil, by: person)
                        }
                    }
                }
            }

            let end = try await system.services.payouts.payout(payout.id)
            #expect(end.status == .cancelled || end.status == .pending)
            #expect(Set(end.approvals.map(\.by)).count == end.approvals.count)
            #expect(end.approvals.count <= 2)
            #expect(end.history.count == (end.approvals.count == 2 && end.status == .cancelled ? 3 : 2))
        }
    }
}
