import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension ControlTests {
    @Test("parameters, and what the rest of the network has staked")
    func parameters() async throws {
        let client = try NodeClient()

        let all = try await client.post(
            "/devnet/parameters", ["getEnergyFee": 420, "TotalEnergyWeight": 1000])
        let unknown = await client.send("POST", "/devnet/parameters", ["getNothing": 1])

        #expect(all["getEnergyFee"]?.int64 == 420)
        #expect(all["TotalEnergyWeight"]?.int64 == 1000)
        let start = DevnetConfiguration.seededGenesisTime.milliseconds
        #expect(try await client.get("/wallet/getenergyprices") == ["prices": .string("0:100,\(start):420")])
        #expect(unknown.status == 422)
    }

    @Test("prices are told with the times from which on they hold, also after a fork")
    func prices() async throws {
        let client = try NodeClient(solidifyAfter: 10)
        let start = DevnetConfiguration.seededGenesisTime.milliseconds
        await client.devnet.mine(2)
        _ = try await client.post("/devnet/parameters", ["getEnergyFee": 210, "getMemoFee": 2])
        await client.devnet.mine(3)
        _ = try await client.post("/devnet/parameters", ["getEnergyFee": 420, "getMemoFee": 2])
        _ = try await client.post("/devnet/fork", ["depth": 2])

        let energy = try await client.get("/wallet/getenergyprices")
        let memo = try await client.get("/wallet/getmemofee")
        let bandwidth = try await client.get("/wallet/getbandwidthprices")

        // The later change was of a block that was replaced: it is made again where the fork begins.
        #expect(energy == ["prices": .string("0:100,\(start + 6000):210,\(start + 9000):420")])
        #expect(memo == ["prices": .string("0:1000000,\(start + 6000):2")])
        #expect(bandwidth == ["prices": "0:1000"])
    }

    @Test("a chain is kept over restarts, also where the last line was cut off")
    func stateFile() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let path = folder.path("chain.jsonl")
        var configuration = DevnetConfiguration()
        configuration.stateFile = path
        let first = NodeClient(try Devnet(configuration))
        let transaction = try await first.transfer(
            5, from: first.accounts[0].privateKey, to: first.accounts[1].address)
        try await first.broadcast(transaction)
        await first.devnet.mine(3)
        _ = try await first.post("/devnet/accounts/\(Address.blackHole)", ["trx": "1"])
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"mine\":".utf8))
        try handle.close()
        // Another beginning is asked for; what the file says holds.
        configuration.genesisTime = ChainTime(milliseconds: 1_800_000_000_000)

        let second = NodeClient(try Devnet(configuration))

        let (left, right) = (await first.devnet.chain, await second.devnet.chain)
        #expect(left.blocks.map(\.id) == right.blocks.map(\.id))
        #expect(right.included(transaction.id) != nil)
        #expect(right.state.accounts[.blackHole] == left.state.accounts[.blackHole])
    }

    @Test("a state file that ends at any byte starts the chain that it holds up to there")
    func cutStateFile() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let (path, cutPath) = (folder.path("chain.jsonl"), folder.path("cut.jsonl"))
        var configuration = DevnetConfiguration()
        configuration.stateFile = path
        let first = NodeClient(try Devnet(configuration))
        for amount in Int64(1)...3 {
            try await first.broadcast(
                first.transfer(
                    amount, from: first.accounts[0].privateKey, to: first.accounts[1].address))
            await first.devnet.mine()
        }
        let whole = await first.devnet.chain.blocks.map(\.id)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        configuration.stateFile = cutPath
        var lengths: Set<Int> = []

        let step = max(1, bytes.count / 40)
        for end in Array(stride(from: 0, to: bytes.count, by: step)) + [bytes.count] {
            try bytes.prefix(end).write(to: URL(fileURLWithPath: cutPath))
            let blocks = try await Devnet(configuration).chain.blocks.map(\.id)
            #expect(blocks == Array(whole.prefix(blocks.count)), "cut at \(end)")
            lengths.insert(blocks.count)
        }
        #expect(lengths == [1, 2, 3, 4])
    }
}
