import StrictJSON
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

extension HTTPNodeTests {
    @Test("blocks are told in their order, however a node lists them")
    func order() async throws {
        let blocks: [JSON] = try ([7, 5, 6] as [Int64]).map { number in
            let id = try BlockID(number: BlockNumber(number), headerHash: [UInt8](repeating: 1, count: 32))
            return [
                "blockID": .string(id.hex),
                "block_header": ["raw_data": ["number": .number(JSONNumber(number))]],
            ]
        }
        let body = (["block": .array(blocks)] as JSON).text
        try await StubServer.run(.init(body: body)) { node, _ in
            let told = try await node.blocks(from: 5, count: 3, in: .head)
            #expect(told.map(\.number) == [5, 6, 7])
        }
    }

    @Test("an answer about another transaction is no answer")
    func others() async throws {
        let receipt = #"{"id":"\#(Self.other.hex)","blockNumber":1}"#
        try await StubServer.run(.init(body: receipt)) { node, _ in
            let own = try await node.receipt(of: Self.other, in: .head)
            #expect(own?.blockNumber == 1)
            await #expect { try await node.receipt(of: Self.id, in: .head) } throws: { Self.isUnreadable($0) }
        }
        try await StubServer.run(.init(body: #"{"txID":"\#(Self.other.hex)"}"#)) { node, _ in
            let isThere = try await node.hasTransaction(Self.other, in: .head)
            #expect(isThere)
            await #expect { try await node.hasTransaction(Self.id, in: .head) } throws: {
                Self.isUnreadable($0)
            }
            await #expect { try await node.transaction(Self.other, in: .head) } throws: {
                Self.isUnreadable($0)
            }
        }
    }

    @Test(
        "what is not there is told by an empty object, and by nothing else",
        arguments: ["[]", "null", "1", #""""#])
    func nothing(body: String) async throws {
        try await StubServer.run(.init(body: "{}")) { node, server in
            let isThere = try await node.hasTransaction(Self.id, in: .head)
            let receipt = try await node.receipt(of: Self.id, in: .head)
            let account = try await node.account(Self.address, in: .head)
            #expect(!isThere && receipt == nil && account == nil)

            server.answer(.init(body: body))
            await #expect { try await node.hasTransaction(Self.id, in: .head) } throws: {
                Self.isUnreadable($0)
            }
            await #expect { try await node.receipt(of: Self.id, in: .head) } throws: { Self.isUnreadable($0) }
            await #expect { try await node.account(Self.address, in: .head) } throws: {
                Self.isUnreadable($0)
            }
        }
    }

    static func isUnreadable(_ error: any Error) -> Bool {
        (error as? NodeError)?.code == .unreadable
    }

    @Test("an index that a node does not have is no failure", arguments: [404, 405, 501])
    func withoutIndex(status: Int) async throws {
        try await StubServer.run(.init(status: status)) { node, _ in
            let page = try await node.transactionHistory(of: Self.address, HistoryQuestion())
            #expect(page == nil)
        }
    }

    @Test("a question of the index says everything that it was asked, with every value escaped")
    func index() async throws {
        try await StubServer.run(.init(body: #"{"success":true,"data":[]}"#)) { node, server in
            var question = HistoryQuestion()
            question.onlyConfirmed = true
            question.side = .sender
            question.earliest = ChainTime(milliseconds: 5)
            question.latest = ChainTime(milliseconds: 9)
            question.fingerprint = "a b&c=d/é+%"
            _ = try await node.transactionHistory(of: Self.address, question)
            question.side = .recipient
            _ = try await node.tokenHistory(of: Self.address, contract: .zero, question)
            _ = try await node.transactionHistory(of: Self.address, HistoryQuestion())

            let path = "/v1/accounts/\(Self.address.base58)/transactions"
            let common =
                "limit=200&order_by=block_timestamp,desc&only_confirmed=true&SIDE=true&min_timestamp=5"
                + "&max_timestamp=9&fingerprint=a%20b%26c%3Dd%2F%C3%A9%2B%25"
            let asked = server.asked.map { $0.target.replacing("%2C", with: ",") }
            #expect(
                asked[0] == path + "?" + common.replacing("SIDE", with: "only_from")
                    + "&search_internal=false")
            #expect(
                asked[1] == path + "/trc20?" + common.replacing("SIDE", with: "only_to")
                    + "&contract_address=\(Address.zero.base58)")
            #expect(asked[2] == path + "?limit=200&order_by=block_timestamp,desc&search_internal=false")
        }
    }
}
