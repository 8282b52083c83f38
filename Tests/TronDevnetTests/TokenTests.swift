import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("A second token, of two decimals")
struct TokenTests {
    let eurx = DevnetToken.eurx

    private func ask(_ data: [UInt8], _ client: NodeClient) async throws -> [UInt8] {
        let answer = try await client.post(
            "/wallet/triggerconstantcontract",
            [
                "owner_address": .string(client.accounts[0].address.hex),
                "contract_address": .string(eurx.contract.hex), "data": .string(data.hex),
            ])
        return try #require(answer["constant_result"]?.array?.first?.string.flatMap { [UInt8](hex: $0) })
    }

    func balance(of account: Address, _ client: NodeClient) async throws -> UInt64? {
        try await TRC20.number(in: ask(TRC20.balanceCall(of: account), client)).flatMap {
            UInt64(exactly: $0)
        }
    }

    @Test("it is told beside the others, and answers what a token is asked")
    func description() async throws {
        let running = try await RunningDevnet.start()
        let client = NodeClient(running)

        let told = try JSON(parsing: await client.sendOverHTTP("GET", "/devnet", []).body)

        #expect(
            told["tokens"] == [
                ["symbol": "EURX", "contract": .string(eurx.contract.base58), "decimals": 2]
            ])
        #expect(eurx.contract.base58 == "TZC1syZ9QhqLBUk5UxzQcSidkPFQc13V78")
        #expect(told["usdt_contract"]?.string == Devnet.usdtContract.base58)
        #expect(try await TRC20.text(in: ask(TRC20.symbolCall, client)) == "EURX")
        #expect(try await TRC20.text(in: ask(TRC20.nameCall, client)) == "Euro X")
        #expect(try await TRC20.number(in: ask(TRC20.decimalsCall, client)) == UInt256(2))
        // A million for each of ten accounts.
        #expect(try await TRC20.number(in: ask(TRC20.totalSupplyCall, client)) == UInt256(1_000_000_000))
        #expect(try await balance(of: client.accounts[9].address, client) == 100_000_000)
        await running.stop()
    }

    @Test("a transfer returns true, logs once, and costs what a compiled TRC-20 costs")
    func transfer() async throws {
        let running = try await RunningDevnet.start()
        let client = NodeClient(running)
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)

        for (recipient, energy) in [(bert, Int64(12_437)), (Address.blackHole, 27_437)] {
            let receipt = try await client.receipt(
                client.call(
                    TRC20.transferCall(to: recipient, amount: UInt256(1250)), of: eurx.contract, by: anna,
                    feeLimit: 100_000_000))

            #expect(receipt["receipt"]?["result"] == "SUCCESS")
            #expect(receipt["receipt"]?["energy_usage_total"]?.int64 == energy)
            #expect(receipt["receipt"]?["energy_fee"]?.int64 == energy * 100)
            #expect(receipt["contractResult"] == [.string(UInt256(1).bigEndianBytes.hex)])
            let logs = try #require(receipt["log"]?.array)
            #expect(logs.count == 1)
            #expect(logs.first?["address"]?.string == eurx.contract.evmBytes.hex)
            #expect(logs.first?["topics"]?.array?.first?.string == TRC20.transferTopic.hex)
            #expect(logs.first?["data"]?.string == UInt256(1250).bigEndianBytes.hex)
        }
        #expect(try await balance(of: bert, client) == 100_001_250)
        #expect(try await balance(of: anna.address, client) == 99_997_500)
        await running.stop()
    }

    @Test("an allowance is told, used up by transferFrom, and never exceeded")
    func allowance() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].privateKey)
        func send(_ data: [UInt8], by key: PrivateKey) async throws -> JSON {
            try await client.receipt(
                client.call(data, of: eurx.contract, by: key, feeLimit: 100_000_000))
        }
        func allowed() async throws -> UInt256? {
            try await TRC20.number(
                in: ask(TRC20.allowanceCall(owner: anna.address, spender: bert.address), client))
        }
        let pull = TRC20.transferFromCall(from: anna.address, to: bert.address, amount: UInt256(500))

        let approval = try await send(
            TRC20.approveCall(spender: bert.address, amount: UInt256(700)), by: anna)
        #expect(try await allowed() == UInt256(700))
        let pulled = try await send(pull, by: bert)
        let refused = try await send(pull, by: bert)

        #expect(approval["contractResult"] == [.string(UInt256(1).bigEndianBytes.hex)])
        #expect(approval["log"]?.array?.first?["topics"]?.array?.first?.string == TRC20.approvalTopic.hex)
        #expect(approval["receipt"]?["energy_usage_total"]?.int64 == 22_078)
        #expect(pulled["contractResult"] == [.string(UInt256(1).bigEndianBytes.hex)])
        #expect(pulled["receipt"]?["energy_usage_total"]?.int64 == 17_755)
        #expect(refused["receipt"]?["result"] == "REVERT")
        #expect(refused["log"] == nil)
        #expect(try await allowed() == UInt256(200))
        #expect(try await balance(of: bert.address, client) == 100_000_500)
    }

    @Test("what USDT's owner does concerns it not, and it has no owner's powers")
    func owner() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)
        _ = try await client.post(
            "/devnet/usdt",
            ["paused": true, "fee_basis_points": 10, "blacklist": [.string(anna.address.base58)]])

        let receipt = try await client.receipt(
            client.call(
                TRC20.transferCall(to: bert, amount: UInt256(100_000)), of: eurx.contract, by: anna,
                feeLimit: 100_000_000))
        let pause = try await client.receipt(
            client.call(TokenMethod.pause.selector, of: eurx.contract, by: anna, feeLimit: 100_000_000))

        #expect(receipt["receipt"]?["result"] == "SUCCESS")
        #expect(try await balance(of: bert, client) == 100_100_000)
        #expect(pause["receipt"]?["result"] == "REVERT")
    }
}
