import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension ControlTests {
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
}
