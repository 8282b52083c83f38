import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension FaultTests {
    @Test("a stale backend tells of an older head, and relays all the same")
    func stale() async throws {
        let client = try NodeClient()
        _ = try await client.receipt(transferOfTokens(1, client))
        _ = try await client.post("/devnet/faults", ["path": "/*", "kind": "stale"])
        let later = try await client.receipt(transferOfTokens(2, client))
        let fresh = try await client.transfer(
            1, from: client.accounts[0].privateKey, to: client.accounts[1].address)

        let head = try await client.post("/wallet/getnowblock")
        let page = try await client.get("/v1/accounts/\(client.accounts[1].address)/transactions/trc20")

        #expect(head["block_header"]?["raw_data"]?["number"]?.int64 == 1)
        #expect(page["data"]?.array?.count == 1)
        #expect(later == [:])
        #expect(try await client.broadcast(fresh)["result"]?.bool == true)
    }

    @Test("a lagging backend judges by its own head: what refers to a newer block it does not know")
    func lagging() async throws {
        let client = try NodeClient(solidifyAfter: 0)
        let old = try await client.transfer(
            1, from: client.accounts[0].privateKey, to: client.accounts[1].address)
        try await add(.lagging, "/*", to: client)
        await client.devnet.mine(3)
        let new = try await client.transfer(
            2, from: client.accounts[0].privateKey, to: client.accounts[1].address)

        let refused = try await client.broadcast(new)
        let isTaken = await client.devnet.chain.pending.contains(new.id)
        try await add(.lagging, "/*", to: client)
        let relayed = try await client.broadcast(old)

        #expect(refused["code"] == "TAPOS_ERROR")
        #expect(!isTaken)
        #expect(relayed["result"]?.bool == true)
        #expect(await client.devnet.chain.pending.contains(old.id))
        // Two backends behind one URL: the next request is answered by the one that is not behind.
        #expect(try await client.broadcast(new)["result"]?.bool == true)
    }

    @Test("receipts that come short, and receipts that are not there yet")
    func receipts() async throws {
        let client = try NodeClient()
        for amount in [Int64(1), 2] {
            try await client.broadcast(
                client.transfer(
                    amount, from: client.accounts[0].privateKey, to: client.accounts[1].address))
        }
        await client.devnet.mine()
        let path = "/wallet/gettransactioninfobyblocknum"

        try await add(.shortReceipts, "/wallet/*", to: client)
        let short = try await client.post(path, ["num": 1])
        try await add(.notFound, path, to: client)
        let none = try await client.post(path, ["num": 1])
        let whole = try await client.post(path, ["num": 1])

        #expect(short.array?.count == 1)
        #expect(none == [])
        #expect(whole.array?.count == 2)
    }

    @Test("an index that is behind, and one that tells twice")
    func index() async throws {
        let client = try NodeClient()
        for amount in [UInt64(1), 2, 3] { _ = try await client.receipt(transferOfTokens(amount, client)) }
        let path = "/v1/accounts/\(client.accounts[1].address)/transactions/trc20"
        func values() async throws -> [String] {
            try await client.get(path)["data"]?.array?.compactMap { $0["value"]?.string } ?? []
        }

        try await add(.indexLag, "/v1/*", to: client)
        let behind = try await values()
        try await add(.indexDuplicates, "/v1/*", to: client)
        let twice = try await values()

        #expect(behind == ["1"])
        #expect(twice == ["3", "3", "2", "2", "1", "1"])
        #expect(try await values() == ["3", "2", "1"])
    }
}
