import Scratch
import StrictJSON
import Testing
import Tron

/// One node, which lies. It can make a payout wait, and nothing else.
@Suite("A single node that lies")
struct LyingNodeTests {
    /// What the node says instead of the truth.
    enum Lie: String, CaseIterable {
        /// Our transaction is in no block, and the node knows it not.
        case hidden
        /// Every transaction ended with REVERT.
        case failed
        /// Everything that has a number tells one that no chain has.
        case absurd

        func changed(_ answer: JSON, to path: String) -> JSON {
            switch self {
            case .hidden:
                path.contains("gettransaction") ? Self.none(of: answer) : Self.withoutTransactions(answer)
            case .failed: Self.reverted(answer)
            case .absurd: Self.absurd(answer)
            }
        }

        private static func none(of answer: JSON) -> JSON { answer.array == nil ? [:] : [] }

        private static func withoutTransactions(_ json: JSON) -> JSON {
            json.mapped { key, value in key == "transactions" ? [] : withoutTransactions(value) }
        }

        private static func reverted(_ json: JSON) -> JSON {
            json.mapped { key, value in
                switch key {
                case "contractRet": "REVERT"
                case "result" where value.string == "SUCCESS": "REVERT"
                default: reverted(value)
                }
            }
        }

        private static func absurd(_ json: JSON) -> JSON {
            json.mapped { _, value in
                if case .number = value { return .number(JSONNumber(Int64.max)) }
                return absurd(value)
            }
        }
    }

    @Test(
        "makes a payout wait, with an alarm; nothing is paid twice, and all ends well once it is honest",
        arguments: Lie.allCases)
    func lies(lie: Lie) async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let relay = NodeRelay(to: node.url)
        let recipient = PrivateKey.random().address.base58

        try await relay.run { url in
            let service = try await LucidService.start(in: folder, node: url)
            _ = try await service.fundedWallet(on: node)
            let first = try await service.pay("1", to: recipient, key: "honest")
            #expect(try await service.payout(first, minedBy: node)["status"] == "completed")

            let id = try await service.pay("7.5", to: recipient, key: "lied-about")
            try await eventually("the transaction is broadcast") {
                try await service.transactionStatus(ofPayout: id) == "broadcast" ? true : nil
            }
            relay.change(lie.changed)
            // Past the expiration of what was signed: a service that believes would sign again.
            try await node.mine(60)
            try await eventually("the service is not ready") {
                try await node.mine()
                return try await service.ask(.get, "/health/ready").status == 503 ? true : nil
            }
            let waiting = try await service.ask(.get, "/tron/payouts/\(id)").body
            #expect(waiting["status"] == "processing")

            relay.change(nil)
            let payout = try await service.payout(id, minedBy: node)
            #expect(payout["status"] == "completed" && payout["tx_id"] == waiting["tx_id"])
            #expect(try await node.transactions().count == 2)
            #expect(try await node.usdt(of: recipient) == "8.500000")
            try await eventually("the service is ready again") {
                try await node.mine()
                return try await service.ask(.get, "/health/ready").status == 200 ? true : nil
            }
        }
    }
}

extension JSON {
    /// The same with every member's value replaced; elements of arrays are taken as members without a name.
    fileprivate func mapped(_ change: (String, JSON) -> JSON) -> JSON {
        switch self {
        case .object(let object):
            var changed = JSONObject()
            for (key, value) in object.members { changed[key] = change(key, value) }
            return .object(changed)
        case .array(let elements): return .array(elements.map { change("", $0) })
        case .null, .bool, .number, .string: return self
        }
    }
}
