import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Blocks are signed as java-tron signs them")
struct BlockTests {
    /// A chain with transactions of several kinds and results, missed slots, a maintenance, votes and a fork.
    static func busy(_ client: NodeClient) async throws {
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1])
        for (value, limit) in [(1, 100_000_000), (UInt64.max, 100_000_000), (1, 1_000_000)]
            as [(UInt64, Int64)]
        {
            try await client.broadcast(
                client.call(
                    TRC20.transferCall(to: bert.address, amount: UInt256(value)), by: anna, feeLimit: limit))
        }
        try await client.broadcast(client.transfer(7, from: anna, to: bert.address, memo: [1, 2]))
        await client.devnet.mine()
        try await client.broadcast(
            client.signed(
                .freezeBalanceV2,
                [
                    ("owner_address", .bytes(anna.address.bytes)), ("frozen_balance", .integer(900_000_000)),
                    ("resource", .integer(1)),
                ], by: [anna]))
        await client.devnet.mine(2)
        let last = try #require(try await client.turns().last)
        var vote = WireMessage(.vote)
        vote.set("vote_address", .bytes(last.bytes))
        vote.set("vote_count", .integer(900))
        try await client.broadcast(
            client.signed(
                .voteWitness, [("owner_address", .bytes(anna.address.bytes)), ("votes", .message(vote))],
                by: [anna]))
        _ = try await client.post("/devnet/clock", ["advance_seconds": 31])
        _ = try await client.post("/devnet/clock", ["advance_seconds": 21_600])
        await client.devnet.mine(2)
        try await client.broadcast(client.transfer(8, from: anna, to: bert.address))
        await client.devnet.mine(3)
        _ = try await client.post("/devnet/fork", ["depth": 2])
        await client.devnet.mine(30)
    }

    @Test("every block that is told verifies from its JSON alone", arguments: [1, 2, 27])
    func verifies(witnesses: Int) async throws {
        var configuration = DevnetConfiguration()
        configuration.witnessCount = witnesses
        configuration.solidifyAfter = 5
        let running = try await RunningDevnet.start(configuration)
        let client = NodeClient(running)
        try await Self.busy(client)
        let height = await client.devnet.chain.head.number

        var parent: BlockID?
        var results: Set<String> = []
        for number in 0...height {
            let json = try await client.post("/wallet/getblockbynum", ["num": .number(.init(number))])
            try ToldBlock(json).verify(after: parent)
            parent = try ToldBlock(json).id
            for transaction in json["transactions"]?.array ?? [] {
                if let result = transaction["ret"]?.array?.first?["contractRet"]?.string {
                    results.insert(result)
                }
            }
        }

        #expect(results == ["SUCCESS", "REVERT", "OUT_OF_ENERGY"])
        let solid = height - 5
        let newest = try await client.post("/wallet/getblockbylatestnum", ["num": 3])
        let range = try await client.post(
            "/walletsolidity/getblockbylimitnext",
            ["startNum": .number(.init(solid - 1)), "endNum": .number(.init(solid + 1))])
        for blocks in [newest, range] {
            let blocks = try #require(blocks["block"]?.array).map { try ToldBlock($0) }
            for (block, next) in zip(blocks, blocks.dropFirst()) { try next.verify(after: block.id) }
        }
        #expect(newest["block"]?.array?.count == 3)
        #expect(range["block"]?.array?.count == 2)
        let head = try await client.post("/wallet/getblock", ["detail": true])
        #expect(try ToldBlock(head).id == parent)
        #expect(try await client.post("/wallet/getnowblock") == head)
        let byID = try await client.post("/wallet/getblockbyid", ["value": .string(parent?.hex ?? "")])
        #expect(byID == head)
        #expect(
            try await client.post("/walletsolidity/getnowblock")["block_header"]?["raw_data"]?["number"]?
                .int64 == solid)
        await running.stop()
    }

    @Test(
        "what is changed in a block's JSON is found",
        arguments: [
            ("\"contractRet\":\"SUCCESS\"", "\"contractRet\":\"REVERT\"", ToldBlock.Fault.root),
            ("\"raw_data_hex\":\"0a", "\"raw_data_hex\":\"0b", .root),
            ("\"signature\":[\"", "\"signature\":[\"00\",\"", .root),
            ("\"ret\":", "\"ret\":[{\"contractRet\":\"REVERT\"}],\"r\":", .root),
            ("\"number\":1", "\"number\":2", .id), ("\"version\":32", "\"version\":31", .id),
            ("\"parentHash\":\"00", "\"parentHash\":\"01", .id),
            ("\"blockID\":\"00", "\"blockID\":\"01", .id),
            ("\"witness_signature\":\"", "\"witness_signature\":\"00", .signature),
            (
                "\"witness_signature\":\"",
                "\"witness_signature\":\"\(String(repeating: "11", count: 64))00\",\"w\":\"", .signature
            ),
        ])
    func changed(old: String, new: String, fault: ToldBlock.Fault) async throws {
        let client = try NodeClient()
        let anna = client.accounts[0].privateKey
        for amount in Int64(1)...3 {
            try await client.broadcast(client.transfer(amount, from: anna, to: client.accounts[1].address))
        }
        await client.devnet.mine()
        let json = try await client.post("/wallet/getblockbynum", ["num": 1])
        try ToldBlock(json).verify(after: nil)
        let text = String(decoding: json.encoded(), as: UTF8.self)
        let place = try #require(text.range(of: old))
        let changed = try JSON(parsing: text.replacingCharacters(in: place, with: new))

        #expect(throws: fault) { try ToldBlock(changed).verify(after: nil) }
    }

    @Test("blocks that java-tron told verify in the same way, but for the genesis block")
    func recorded() throws {
        var (whole, bare) = (0, 0)
        for name in Transcript.names {
            for json in try Transcript(named: name).document.blocks {
                guard let block = try? ToldBlock(json), block.header.number > 0 else { continue }
                if block.leaves.isEmpty, block.header.transactionRoot != MerkleTree.root(of: []) {
                    // `getblock` leaves the transactions out unless it is asked for them.
                    #expect(throws: ToldBlock.Fault.root) { try block.verify(after: nil) }
                    bare += 1
                } else {
                    try block.verify(after: nil)
                    whole += 1
                }
            }
        }
        #expect((whole, bare) == (35, 4))
    }
}

extension JSON {
    /// Every block in it, at any depth.
    var blocks: [JSON] {
        switch self {
        case .object(let object):
            let inner = object.members.flatMap { $0.value.blocks }
            return object["blockID"] != nil && object["block_header"] != nil ? [self] + inner : inner
        case .array(let elements): return elements.flatMap(\.blocks)
        case .null, .bool, .number, .string: return []
        }
    }
}
