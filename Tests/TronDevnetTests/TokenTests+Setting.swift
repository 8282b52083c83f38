import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension TokenTests {
    @Test("balances are set by its symbol, in its decimals, in the solidified view and through a fork")
    func setting() async throws {
        let client = try NodeClient(solidifyAfter: 10)
        await client.devnet.mine(3)
        let path = "/devnet/accounts/\(Address.blackHole)"

        let answer = try await client.post(path, ["tokens": ["EURX": "12.5"]])
        let other = try await client.post(path, ["usdt": "3"])
        _ = try await client.post("/devnet/fork", ["depth": 3])

        #expect(answer["tokens"] == ["EURX": "12.50"])
        #expect(answer["usdt"] == "0.000000")
        #expect(other["tokens"] == ["EURX": "12.50"])
        #expect(try await balance(of: .blackHole, client) == 1250)
        let chain = await client.devnet.chain
        #expect(chain.solidState.balance(of: .blackHole, token: eurx.contract) == 1250)
    }

    @Test(
        "amounts that no such token can have are refused, and change nothing",
        arguments: [
            ["tokens": ["EURX": "1.234"]], ["tokens": ["EURX": 5]], ["tokens": ["EURX": "-1"]],
            ["tokens": ["USDX": "1"]], ["tokens": ["eurx": "1"]], ["tokens": "1"],
            ["tokens": ["EURX": "2000000000000"]], ["trx": "5", "tokens": ["EURX": "1999999999999"]],
        ] as [JSON])
    func refused(body: JSON) async throws {
        let client = try NodeClient()

        let answer = await client.send("POST", "/devnet/accounts/\(Address.blackHole)", body)

        #expect(answer.status == 422)
        #expect(try await balance(of: .blackHole, client) == 0)
        #expect(await client.devnet.chain.state.accounts[.blackHole] == nil)
    }

    @Test("snapshots and state files keep it; a file without it starts a chain where nobody has any")
    func kept() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "devnet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var configuration = DevnetConfiguration()
        configuration.stateFile = path
        configuration.tokens = [eurx: 700]
        let first = NodeClient(try Devnet(configuration))
        let (anna, bert) = (first.accounts[0].privateKey, first.accounts[1].address)
        await first.devnet.set(bert, tokens: [eurx: 50])
        let number = try await first.post("/devnet/snapshot")
        _ = try await first.receipt(
            first.call(
                TRC20.transferCall(to: bert, amount: UInt256(7)), of: eurx.contract, by: anna,
                feeLimit: 100_000_000))
        configuration.tokens = [:]

        let second = NodeClient(try Devnet(configuration))

        #expect(try await balance(of: bert, second) == 57)
        #expect(try await balance(of: anna.address, second) == 693)
        _ = try await second.post("/devnet/restore", number)
        #expect(try await balance(of: bert, second) == 50)
        let lines = try String(contentsOfFile: path, encoding: .utf8)
        let old = lines.replacing(",\"tokens\":{\"EURX\":700}", with: "")
        #expect(old != lines)
        try old.split(separator: "\n")[0].appending("\n").write(
            toFile: path, atomically: false, encoding: .utf8)
        let third = NodeClient(try Devnet(configuration))
        #expect(try await balance(of: bert, third) == 0)
    }
}
