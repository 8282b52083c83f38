import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronDevnet

/// The situations of the vectors, made on a development node: the answers have the same members.
@Suite("Answers of real nodes")
struct NodeResponseTests {
    private let examples: [String: JSON]

    init() throws {
        let url = try #require(
            Bundle.module.url(forResource: "node-responses", withExtension: "json", subdirectory: "Vectors"))
        let document = try JSON(parsing: Array(Data(contentsOf: url)))
        var examples: [String: JSON] = [:]
        for entry in document["cases"]?.array ?? [] {
            if let name = entry["name"]?.string { examples[name] = entry["examples"]?.array?.first }
        }
        self.examples = examples
    }

    private func expect(_ answer: JSON, like name: String, without left: Set<String> = []) throws {
        let example = try #require(examples[name], "there is no example \(name)")
        #expect(answer.shape.subtracting(left) == example.shape.subtracting(left), "\(name): \(answer.text)")
    }

    private let stranger = Address.blackHole

    @Test("receipts of TRX")
    func transfers() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0], client.accounts[1].address)

        let free = try await client.receipt(client.transfer(5, from: anna.privateKey, to: bert))
        let withMemo = try await client.receipt(
            client.transfer(5, from: client.accounts[2].privateKey, to: bert, memo: [1]))
        let activation = try await client.receipt(client.transfer(5, from: anna.privateKey, to: stranger))
        let unknown = try await client.post(
            "/wallet/gettransactioninfobyid", ["value": .string(String(repeating: "ab", count: 32))])

        try expect(free, like: "receipt: TRX, free bandwidth")
        try expect(withMemo, like: "receipt: TRX with a memo, free bandwidth")
        try expect(activation, like: "receipt: TRX, recipient activated")
        #expect(activation["fee"]?.int64 == 1_100_000)
        try expect(unknown, like: "receipt: unknown or not yet in a block")
    }

    @Test("receipts of USDT")
    func tokens() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)
        let toHolder = TRC20.transferCall(to: bert, amount: UInt256(7))
        let toNew = TRC20.transferCall(to: stranger, amount: UInt256(7))
        // Free bandwidth is used up first, so that all that follows is burnt.
        try await client.broadcast(
            client.transfer(1, from: anna, to: bert, memo: [UInt8](repeating: 1, count: 200)))

        let burnt = try await client.receipt(client.call(toNew, by: anna, feeLimit: 100_000_000))
        let short = try await client.receipt(client.call(toHolder, by: anna, feeLimit: 5_000_000))
        let reverted = try await client.receipt(
            client.call(TRC20.transferCall(to: bert, amount: .max), by: anna, feeLimit: 100_000_000))

        try expect(burnt, like: "receipt: USDT, all burnt, recipient new")
        #expect(burnt["receipt"]?["energy_usage_total"]?.int64 == 130_285)
        #expect(burnt["fee"]?.int64 == 13_373_500)
        try expect(
            short, like: "receipt: USDT, out of energy",
            without: [
                "receipt.energy_usage", "receipt.net_usage", "receipt.net_fee",
                "receipt.energy_penalty_total",
            ])
        #expect(short["receipt"]?["energy_fee"]?.int64 == 5_000_000)
        try expect(
            reverted, like: "receipt: reverted without a reason",
            without: ["receipt.net_usage", "receipt.net_fee", "receipt.energy_penalty_total"])
    }

    @Test("a receipt of USDT that stake has paid")
    func stakedTransfer() async throws {
        let client = try NodeClient()
        let anna = client.accounts[0].privateKey
        for resource in [Int64(0), 1] {
            try await client.broadcast(
                client.signed(
                    .freezeBalanceV2,
                    [
                        ("owner_address", .bytes(anna.address.bytes)),
                        ("frozen_balance", .integer(100_000_000_000)),
                        ("resource", .integer(resource)),
                    ], by: [anna]))
        }
        await client.devnet.mine()

        let receipt = try await client.receipt(
            client.call(
                TRC20.transferCall(to: client.accounts[1].address, amount: UInt256(7)), by: anna,
                feeLimit: 100_000_000))

        try expect(receipt, like: "receipt: USDT, nothing burnt")
        #expect(receipt["receipt"]?["energy_usage"]?.int64 == 64_285)
        #expect(receipt["receipt"]?["energy_penalty_total"]?.int64 == 49_635)
    }

    @Test("broadcasts")
    func broadcasts() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1])
        let poor = try PrivateKey(bytes: [UInt8](repeating: 7, count: 32))
        await client.devnet.set(poor.address, trx: Sun(1))
        let good = try await client.transfer(5, from: anna, to: bert.address)
        let bare = try await client.transfer(6, from: anna, to: bert.address)
        let forged = try NodeTransaction(
            rawBytes: bare.rawBytes, signatures: [try bert.privateKey.sign(bare.id.bytes).bytes])
        let unborn = try PrivateKey(bytes: [UInt8](repeating: 9, count: 32))
        let tooDear = try await client.transfer(1, from: poor, to: stranger)
        let old = try await client.transfer(8, from: anna, to: bert.address)

        try expect(try await client.broadcastJSON(good), like: "broadcast: accepted")
        try expect(try await client.broadcastJSON(good), like: "broadcast: DUP_TRANSACTION_ERROR")
        try expect(try await client.broadcastJSON(forged), like: "broadcast: SIGERROR")
        try expect(try await client.broadcastJSON(tooDear), like: "broadcast: BANDWITH_ERROR")
        let nobody = try await client.transfer(1, from: unborn, to: bert.address)
        try expect(
            try await client.broadcastJSON(nobody),
            like: "broadcast: CONTRACT_VALIDATE_ERROR of an older node")
        try expect(
            try await client.broadcast(client.transfer(9, from: anna, to: bert.address)),
            like: "broadcast: hex, accepted")
        await client.devnet.perform(.advance(seconds: 90))
        let expired = try await client.broadcastJSON(old)
        try expect(expired, like: "broadcast: TRANSACTION_EXPIRATION_ERROR")
        #expect(expired["code"] == "TRANSACTION_EXPIRATION_ERROR")
    }

    @Test("accounts, calls, pages, blocks")
    func questions() async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)
        let word = { (address: Address) in [UInt8](repeating: 0, count: 12) + address.evmBytes }
        func call(_ selector: String, _ parameter: [UInt8]) async throws -> JSON {
            try await client.post(
                "/wallet/triggerconstantcontract",
                [
                    "owner_address": .string(anna.address.hex),
                    "contract_address": .string(Devnet.usdtContract.hex),
                    "function_selector": .string(selector), "parameter": .string(parameter.hex),
                ])
        }
        let transfer = try await call("transfer(address,uint256)", word(bert) + UInt256(1).bigEndianBytes)
        #expect(transfer["energy_used"]?.int64 == 64_285)
        #expect(transfer["energy_penalty"]?.int64 == 49_635)
        let inner = try #require(examples["call: transfer of USDT, with a penalty, result false"])
        #expect(inner.shape.isSubset(of: transfer.shape))
        let refused = try await call("transfer(address,uint256)", word(bert) + UInt256.max.bigEndianBytes)
        let wanted = try #require(examples["call: reverted without a reason"])
        #expect(wanted.shape.isSubset(of: refused.shape))

        try expect(
            try await client.post("/wallet/getaccount", ["address": .string(stranger.hex)]),
            like: "account: not activated (or a wrong address: the node does not say)")
        try expect(
            try await client.get("/v1/accounts/\(stranger.base58)/transactions/trc20"), like: "page: empty")
        await client.devnet.mine()
        try expect(try await client.post("/wallet/getblockbynum", ["num": 1]), like: "block: empty")
        try expect(try await client.post("/wallet/getblockbynum", ["num": 99]), like: "block: not there")
        try expect(
            try await client.post("/wallet/getaccountresource", ["address": .string(anna.address.hex)]),
            like: "resource: nothing used, nothing staked")
    }
}
