import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Blocks are signed as java-tron signs them")
struct BlockTests {
    /// A chain with transactions of several kinds and results, missed slots, a maintenance, votes and a fork.
    private static func busy(_ client: NodeClient) async throws {
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
        let last = try #require(try await turns(client).last)
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

    @Test("witnesses make blocks in turns, by slots and votes", arguments: [1, 3, 27])
    func schedule(witnesses: Int) async throws {
        let client = try NodeClient(solidifyAfter: 5, witnesses: witnesses)
        let before = try await turns(client)
        try await Self.busy(client)
        let after = try await turns(client)
        let blocks = await client.devnet.chain.blocks.map(\.header)
        let interval: Int64 = 21_600_000
        func cycle(_ block: BlockHeader) -> Int64 { block.timestamp.milliseconds / interval }

        for (index, block) in blocks.enumerated().dropFirst(2) {
            let parent = blocks[index - 1]
            let isAfterMaintenance = cycle(parent) > cycle(blocks[index - 2])
            let first = parent.timestamp.milliseconds + (isAfterMaintenance ? 9000 : 3000)
            let slot = (block.timestamp.milliseconds - first) / 3000 + 1
            let order = cycle(parent) > cycle(blocks[0]) ? after : before
            let turn = Int((parent.timestamp.milliseconds / 3000 + slot) % Int64(witnesses))
            #expect(block.witness == order[turn], "block \(block.number)")
        }
        #expect(before.count == witnesses)
        // The votes that were cast put the last one first.
        #expect(after.first == before.last)
        #expect(Set(blocks.suffix(27).map(\.witness)).count == witnesses)
    }

    @Test("slots without a block are counted as missed, each with its witness")
    func missed() async throws {
        let client = try NodeClient(witnesses: 3)
        await client.devnet.mine(1)
        let order = try await turns(client)
        let head = await client.devnet.chain.head.time.milliseconds / 3000

        _ = try await client.post("/devnet/clock", ["advance_seconds": 33])

        // Slots 1 to 10 are missed, the block is the eleventh's.
        let list = try await client.get("/wallet/listwitnesses")["witnesses"]?.array ?? []
        let missed = Dictionary(
            uniqueKeysWithValues: list.map { ($0["address"]?.string ?? "", $0["totalMissed"]?.int64 ?? 0) })
        #expect(missed.values.reduce(0, +) == 10)
        #expect(missed[order[Int((head + 1) % 3)].hex] == 4)
        #expect(await client.devnet.chain.head.header.witness == order[Int((head + 11) % 3)])
    }

    @Test("blocks of a stranger and of an impostor are of no witness", arguments: ["stranger", "impostor"])
    func foreign(author: String) async throws {
        let client = try NodeClient(solidifyAfter: 10)
        await client.devnet.mine(2)
        let witnesses = Set(try await turns(client))

        _ = try await client.post("/devnet/mine", ["blocks": 2, "by": .string(author)])
        let told = try await client.post("/wallet/getnowblock")
        _ = try await client.post("/devnet/fork", ["depth": 1])
        let honest = try await client.post("/wallet/getnowblock")

        let block = try ToldBlock(told)
        #expect(block.header.number == 4)
        let signer = try block.header.signer(of: #require(block.signature))
        #expect(!witnesses.contains(signer))
        let named = try #require(block.header.witness)
        #expect(witnesses.contains(named) == (author == "impostor"))
        #expect((named == signer) == (author == "stranger"))
        try ToldBlock(honest).verify(after: nil)
        let refused = await client.send("POST", "/devnet/mine", ["by": "nobody"])
        #expect(refused.status == 422)
    }

    @Test("the key that a witness's permission names signs for it, where the node has it")
    func permission() async throws {
        let client = try NodeClient(witnesses: 1)
        let bert = client.accounts[1].address
        let root = try Mnemonic(parsing: DevnetConfiguration.publicMnemonic).rootKey()
        let witness = try root.derived(at: HDPath(account: 1, index: 0)).privateKey
        let operations = await client.devnet.chain.state.parameters.defaultOperations
        func permission(_ type: Int64, _ key: Address) -> WireMessage {
            var message = WireMessage(.permission)
            message.set("type", .integer(type))
            message.set("threshold", .integer(1))
            if type == 2 { message.set("operations", .bytes(operations)) }
            var entry = WireMessage(.key)
            entry.set("address", .bytes(key.bytes))
            entry.set("weight", .integer(1))
            message.set("keys", .message(entry))
            return message
        }
        let update = try await client.signed(
            .accountPermissionUpdate,
            [
                ("owner_address", .bytes(witness.address.bytes)),
                ("owner", .message(permission(0, witness.address))),
                ("witness", .message(permission(1, bert))),
                ("actives", .message(permission(2, witness.address))),
            ], by: [witness])

        let answer = try await client.broadcast(update)
        await client.devnet.mine()
        let changing = try ToldBlock(await client.post("/wallet/getnowblock"))
        await client.devnet.mine()

        #expect(answer["result"]?.bool == true, "\(answer)")
        // The block that changes the permission is judged by what was before it.
        #expect(try changing.header.signer(of: #require(changing.signature)) == witness.address)
        let block = try ToldBlock(await client.post("/wallet/getnowblock"))
        #expect(block.header.witness == witness.address)
        #expect(try block.header.signer(of: #require(block.signature)) == bert)
    }

    @Test("a chain is made again with its witnesses; a file of an older version had one")
    func kept() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "devnet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var configuration = DevnetConfiguration()
        configuration.stateFile = path
        configuration.witnessCount = 5
        let first = NodeClient(try Devnet(configuration))
        await first.devnet.mine(6)
        _ = try await first.post("/devnet/mine", ["blocks": 2, "by": "stranger"])
        configuration.witnessCount = 27

        let second = try Devnet(configuration)

        let ids = await first.devnet.chain.blocks.map(\.id)
        #expect(await second.chain.blocks.map(\.id) == ids)
        let lines = try String(contentsOfFile: path, encoding: .utf8)
        let old = lines.replacing(",\"witnesses\":5", with: "")
        #expect(old != lines)
        try old.write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try await turns(NodeClient(Devnet(configuration))).count == 1)
    }
}

/// The witnesses as the node tells them, in the order of their turns: by votes, of equal votes by address.
private func turns(_ client: NodeClient) async throws -> [Address] {
    let list = try await client.get("/wallet/listwitnesses")["witnesses"]?.array ?? []
    return try list.map { (votes: $0["voteCount"]?.int64 ?? 0, address: $0["address"]?.string ?? "") }
        .sorted { ($0.votes, $0.address) > ($1.votes, $1.address) }.map { try Address(parsing: $0.address) }
}

extension JSON {
    /// Every block in it, at any depth.
    fileprivate var blocks: [JSON] {
        switch self {
        case .object(let object):
            let inner = object.members.flatMap { $0.value.blocks }
            return object["blockID"] != nil && object["block_header"] != nil ? [self] + inner : inner
        case .array(let elements): return elements.flatMap(\.blocks)
        case .null, .bool, .number, .string: return []
        }
    }
}
