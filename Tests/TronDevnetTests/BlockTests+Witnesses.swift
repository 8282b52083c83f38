import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension BlockTests {
    @Test("witnesses make blocks in turns, by slots and votes", arguments: [1, 3, 27])
    func schedule(witnesses: Int) async throws {
        let client = try NodeClient(solidifyAfter: 5, witnesses: witnesses)
        let before = try await client.turns()
        try await Self.busy(client)
        let after = try await client.turns()
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
        let order = try await client.turns()
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
        let witnesses = Set(try await client.turns())

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
        #expect(try await NodeClient(Devnet(configuration)).turns().count == 1)
    }
}

extension NodeClient {
    /// The witnesses as the node tells them, in the order of their turns: by votes, of equal votes by address.
    func turns() async throws -> [Address] {
        let list = try await get("/wallet/listwitnesses")["witnesses"]?.array ?? []
        return try list.map { (votes: $0["voteCount"]?.int64 ?? 0, address: $0["address"]?.string ?? "") }
            .sorted { ($0.votes, $0.address) > ($1.votes, $1.address) }.map {
                try Address(parsing: $0.address)
            }
    }
}
