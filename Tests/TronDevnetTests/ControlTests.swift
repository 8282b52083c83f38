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
}
