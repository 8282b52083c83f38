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

/// A list that is narrowed is the whole list without what the filter leaves out, whichever filter, whichever value.
@Suite("Filters of lists")
struct ListFilterTests {
    /// A list, with its filters by the member that each of them is about.
    private struct List {
        let path: String
        var filters: [String: String] = [:]
        /// The member that `from` and `to` are about.
        var time: String?
        var others: [String: [String]] = [:]
    }

    private static func items(_ service: TestService, _ path: String) async throws -> [JSON] {
        let answer = try await service.send(.GET, path)
        #expect(answer.status == 200, "\(path)")
        return try #require(try answer.json["items"]?.array)
    }

    private static func check(_ list: List, _ service: TestService) async throws {
        let mark = list.path.contains("?") ? "&" : "?"
        let all = try await items(service, list.path + mark + "limit=200")
        #expect(all.count > 1, "\(list.path)")
        for (filter, member) in list.filters {
            let values = Set(all.compactMap { $0[member]?.string }).union(list.others[filter] ?? [])
            #expect(!values.isEmpty, "\(list.path) \(filter)")
            for value in values {
                let found = try await items(
                    service, "\(list.path)\(mark)limit=200&\(filter)=\(value.escaped)")
                #expect(
                    found == all.filter { $0[member]?.string == value }, "\(list.path) \(filter)=\(value)")
            }
        }
        guard let member = list.time else { return }
        let times = Set(all.compactMap { $0[member]?.string })
        for time in times {
            let since = try await items(service, "\(list.path)\(mark)limit=200&from=\(time)")
            let before = try await items(service, "\(list.path)\(mark)limit=200&to=\(time)")
            #expect(since == all.filter { ($0[member]?.string ?? "") >= time }, "\(list.path) from \(time)")
            #expect(before == all.filter { ($0[member]?.string ?? "") < time }, "\(list.path) to \(time)")
        }
    }

    @Test("payouts, transactions, wallets, events and sums")
    func lists() async throws {
        try await TestService.run { service in
            let wallets = [try await service.fundedWallet(), try await service.fundedWallet()]
            try await Self.order(service, from: wallets.map(\.id))
            let anywhere = ["wal_01JDZZZZZZZZZZZZZZZZZZZZZZ"]

            try await Self.check(
                List(
                    path: "/tron/payouts/history",
                    filters: [
                        "route": "route", "status": "status", "wallet_id": "wallet_id",
                        "batch_id": "batch_id",
                        "recipient_address": "recipient_address", "reference": "reference",
                    ], time: "created_at",
                    others: ["route": ["kyc"], "status": ["failed"], "wallet_id": anywhere]),
                service)
            try await Self.check(
                List(
                    path: "/tron/transactions",
                    filters: ["wallet_id": "wallet_id", "status": "status", "kind": "kind"],
                    time: "created_at",
                    others: ["kind": ["stake"], "status": ["failed"], "wallet_id": anywhere]), service)
            try await Self.check(
                List(
                    path: "/tron/wallets",
                    filters: ["kind": "kind", "status": "status", "address": "address"],
                    others: ["kind": ["hardware"], "status": ["archived"]]), service)
            try await Self.check(List(path: "/tron/events", filters: ["type": "type"]), service)
            try await Self.checkSums(service)
        }
    }

    @Test("what moved into and out of wallets and addresses", arguments: [true, false])
    func histories(hasIndex: Bool) async throws {
        var settings = TestService.Settings()
        settings.hasIndex = hasIndex
        try await TestService.run(settings) { service in
            let wallets = [try await service.fundedWallet(), try await service.fundedWallet()]
            try await Self.move(service, wallets)
            for wallet in wallets {
                try await Self.check(
                    List(
                        path: "/tron/wallets/\(wallet.id)/transactions",
                        filters: ["asset": "asset", "direction": "direction"], time: "timestamp"), service)
                if hasIndex {
                    let path = "/tron/usdt/transactions/\(wallet.address.base58)"
                    try await Self.check(
                        List(path: path, filters: ["direction": "direction"], time: "timestamp"), service)
                    try await Self.checkConfirmed(service, wallets, path)
                }
            }
        }
    }

    /// Of a list with a transfer whose block is not solidified, only the others are confirmed. Blocks go on meanwhile: what
    /// was read counts where the list was the same before and after, and another transfer is made where all were solidified.
    private static func checkConfirmed(
        _ service: TestService, _ wallets: [(id: String, address: Address)], _ path: String
    ) async throws {
        var isShown = false
        for _ in 0..<20 where !isShown {
            let all = try await items(service, path + "?limit=200")
            let confirmed = try await items(service, path + "?limit=200&only_confirmed=true")
            guard try await items(service, path + "?limit=200") == all else { continue }
            #expect(confirmed == all.filter { $0["status"] == "confirmed" })
            isShown = confirmed.count < all.count
            if !isShown { try await moveOnce(service, wallets) }
        }
        #expect(isShown, "no list had a transfer that was not solidified")
    }

    /// A transfer from the first wallet to the second that has just come into a block.
    static func moveOnce(
        _ service: TestService, _ wallets: [(id: String, address: Address)]
    ) async throws {
        let made = try await service.order(
            "/tron/usdt/transfer",
            [
                "wallet_id": .string(wallets[0].id), "to": .string(wallets[1].address.base58), "amount": "1",
            ])
        _ = try await service.record(
            at: try #require(made.header("location")), reaching: ["included", "confirmed"])
    }

    /// Sums of a route and a range are those of the list with the same filters.
    private static func checkSums(_ service: TestService) async throws {
        let all = try await items(service, "/tron/payouts/history?limit=200")
        let times = all.compactMap { $0["created_at"]?.string }.sorted()
        for route in ["v0", "kyc", "direct"] {
            for (from, to) in [(times[0], times[2]), (times[1], times[times.count - 1])] {
                let query = "route=\(route)&from=\(from)&to=\(to)"
                let sums = try await service.send(.GET, "/tron/payouts/analytics?" + query).json
                let expected = all.filter {
                    let created = $0["created_at"]?.string ?? ""
                    return $0["route"]?.string == route && created >= from && created < to
                }.count
                #expect(sums["totals"]?["count"]?.int64 == Int64(expected), "\(query)")
            }
        }
    }
}

extension String {
    /// As a query has it.
    fileprivate var escaped: String { replacing(":", with: "%3A").replacing("+", with: "%2B") }
}
