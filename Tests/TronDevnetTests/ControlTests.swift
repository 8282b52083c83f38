import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Powers that a chain does not give")
struct ControlTests {
    @Test("balances that are set hold at once, in the solidified view too")
    func accounts() async throws {
        let client = try NodeClient()
        await client.devnet.mine(5)
        let address = Address.blackHole

        let answer = try await client.post("/devnet/accounts/\(address)", ["trx": "10.5", "usdt": "3"])

        #expect(
            answer == [
                "address": .string(address.base58), "trx": "10.500000", "usdt": "3.000000",
                "tokens": ["EURX": "0.00"],
            ])
        let solid = try await client.post("/walletsolidity/getaccount", ["address": .string(address.hex)])
        #expect(solid["balance"]?.int64 == 10_500_000)
    }

    @Test("a chain that gives nothing for stake still answers what could be delegated")
    func nothingForStake() async throws {
        let client = try NodeClient()
        _ = try await client.post(
            "/devnet/parameters", ["getTotalEnergyCurrentLimit": 0, "getTotalNetLimit": 0])
        let owner = client.accounts[0].address

        for type in 0...1 {
            let answer = try await client.post(
                "/wallet/getcandelegatedmaxsize",
                ["owner_address": .string(owner.hex), "type": .number(.init(type))])
            #expect(answer == [:])
        }
    }

    @Test("what was set stays through a fork")
    func settingAndFork() async throws {
        let client = try NodeClient(solidifyAfter: 10)
        await client.devnet.mine(3)
        _ = try await client.post("/devnet/accounts/\(Address.blackHole)", ["trx": "7"])

        _ = try await client.post("/devnet/fork", ["depth": 3])

        let account = try await client.post("/wallet/getaccount", ["address": .string(Address.blackHole.hex)])
        #expect(account["balance"]?.int64 == 7_000_000)
    }

    @Test("a fork replaces blocks by one more, and drops what it is told to")
    func fork() async throws {
        let client = try NodeClient(solidifyAfter: 10)
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)
        let kept = try await client.transfer(1, from: anna, to: bert)
        let dropped = try await client.transfer(2, from: anna, to: bert)
        try await client.broadcast(kept)
        try await client.broadcast(dropped)
        await client.devnet.mine(2)
        let old = await client.devnet.chain.head

        let answer = try await client.post(
            "/devnet/fork", ["depth": 2, "drop": [.string(dropped.id.hex)], "keep_rest": true])

        #expect(answer["head"]?["number"]?.int64 == old.number + 1)
        #expect(await client.devnet.chain.block(old.number)?.id != old.id)
        let again = try await client.post("/wallet/gettransactioninfobyid", ["value": .string(kept.id.hex)])
        #expect(again["blockNumber"]?.int64 == 1)
        let gone = try await client.post("/wallet/gettransactionbyid", ["value": .string(dropped.id.hex)])
        #expect(gone == [:])
    }

    @Test("solidified blocks are never replaced")
    func deepFork() async throws {
        let client = try NodeClient(solidifyAfter: 2)
        await client.devnet.mine(5)

        let answer = await client.send("POST", "/devnet/fork", ["depth": 3])

        #expect(answer.status == 422)
    }

    @Test("balances that would make more than fits are refused, and change nothing")
    func supply() async throws {
        let client = try NodeClient()
        let path = "/devnet/accounts/\(Address.blackHole)"

        for body: JSON in [
            ["trx": "9223372036854.775807"], ["usdt": "9223372036854.775807"], ["trx": "1999999999999"],
        ] {
            let answer = await client.send("POST", path, body)
            #expect(answer.status == 422)
            #expect(String(decoding: answer.body, as: UTF8.self).contains("is too much"))
        }
        let most = await client.send("POST", path, ["trx": "1999980000000", "usdt": "1999980000000"])
        let more = await client.send("POST", "/devnet/accounts/\(Address.zero)", ["trx": "20000000"])
        let lowered = await client.send("POST", path, ["trx": "1", "usdt": "0"])
        let then = await client.send("POST", "/devnet/accounts/\(Address.zero)", ["trx": "20000000"])

        #expect(most.status == 200)
        #expect(more.status == 422)
        #expect(lowered.status == 200)
        #expect(then.status == 200)
    }

    @Test("a snapshot brings everything back")
    func snapshot() async throws {
        let client = try NodeClient()
        await client.devnet.mine(3)
        let before = await client.devnet.chain.head.id
        let number = try await client.post("/devnet/snapshot")
        await client.devnet.mine(4)

        let answer = try await client.post("/devnet/restore", number)

        #expect(answer == number)
        #expect(await client.devnet.chain.head.id == before)
    }

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

    @Test("the token's owner powers")
    func token() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)

        let answer = try await client.post(
            "/devnet/usdt", ["fee_basis_points": 10, "maximum_fee": "1", "blacklist": [.string(bert.base58)]])
        let receipt = try await client.receipt(
            client.call(
                TRC20.transferCall(to: bert, amount: UInt256(1_000_000)), by: anna, feeLimit: 100_000_000))

        #expect(answer["blacklist"] == [.string(bert.base58)])
        // The recipient may be blacklisted; the fee goes to the owner with a log of its own.
        #expect(receipt["log"]?.array?.count == 2)
        #expect(
            await client.devnet.chain.state.balance(of: bert, token: Devnet.usdtContract) == 1_000_000_999_000
        )
    }

    @Test("the look-alike has USDT's name and is another contract")
    func lookalike() async throws {
        let client = try NodeClient()

        let description = try await client.get("/devnet")

        #expect(description["lookalike_contract"]?.string == Devnet.lookalikeContract.base58)
        #expect(description["lookalike_contract"] != description["usdt_contract"])
        let contracts = await client.devnet.chain.state.contracts
        #expect(contracts[Devnet.lookalikeContract]?.symbol == contracts[Devnet.usdtContract]?.symbol)
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
