import Foundation
import StrictJSON
import Tron

/// A running `tron-devnet` whose blocks come only on request, final two blocks later.
struct DevnetNode: Sendable {
    let program: Program
    let url: String
    let ask: JSONCaller

    /// Starts one on a free port, or on the one that is told.
    static func start(port: String = "0") async throws -> Self {
        let program = try Program(
            "tron-devnet", ["--port", port, "--block-interval", "0", "--solidify-after", "2"])
        let url = try await program.url()
        return Self(program: program, url: url, ask: JSONCaller(url: url))
    }

    /// Starts one whose chain goes on from the file `state`.
    static func start(state: String) async throws -> Self {
        let program = try Program(
            "tron-devnet",
            ["--port", "0", "--block-interval", "0", "--solidify-after", "2", "--state", state])
        let url = try await program.url()
        return Self(program: program, url: url, ask: JSONCaller(url: url))
    }

    /// Starts one that makes a block whenever `interval` is over.
    static func start(every interval: String, solidifyAfter depth: Int) async throws -> Self {
        let program = try Program(
            "tron-devnet",
            ["--port", "0", "--block-interval", interval, "--solidify-after", "\(depth)"])
        let url = try await program.url()
        return Self(program: program, url: url, ask: JSONCaller(url: url))
    }

    /// Makes blocks.
    func mine(_ blocks: Int64 = 1) async throws {
        _ = try await ask(.post, "/devnet/mine", ["blocks": .number(.init(blocks))])
    }

    /// Sets what an address has.
    func fund(_ address: String, trx: String = "100", usdt: String = "1000") async throws {
        _ = try await ask(.post, "/devnet/accounts/\(address)", ["trx": .string(trx), "usdt": .string(usdt)])
    }

    /// What an address has.
    func usdt(of address: String) async throws -> String? {
        try await ask(.post, "/devnet/accounts/\(address)", [:]).body["usdt"]?.string
    }

    /// The nth account, with money in it.
    func account(_ index: Int) async throws -> (address: String, privateKey: String) {
        let accounts = try await ask(.get, "/devnet").body["accounts"]?.array ?? []
        guard accounts.indices.contains(index), let address = accounts[index]["address"]?.string,
            let key = accounts[index]["private_key"]?.string
        else { throw Program.Overdue(description: "the node tells no account \(index)") }
        return (address, key)
    }

    /// How many broadcasts reached it.
    func broadcasts() async throws -> Int64 {
        let paths = try await ask(.get, "/devnet/requests").body["by_path"]?.object
        return paths?["/wallet/broadcasthex"]?.int64 ?? 0
    }

    /// All transactions in all blocks, as the node's own API answers them.
    func transactions() async throws -> [JSON] {
        var transactions: [JSON] = []
        var first: Int64 = 0
        while true {
            let page = try await ask(
                .post, "/wallet/getblockbylimitnext",
                ["startNum": .number(.init(first)), "endNum": .number(.init(first + 100))])
            let blocks = page.body["block"]?.array ?? []
            if blocks.isEmpty { return transactions }
            transactions += blocks.flatMap { $0["transactions"]?.array ?? [] }
            first += 100
        }
    }
}

extension JSON {
    /// Recipient and amount of a USDT transfer, as the chain has it.
    var usdtTransfer: (recipient: Address, amount: UInt256)? {
        let contract = self["raw_data"]?["contract"]?.array?.first
        guard contract?["type"]?.string == "TriggerSmartContract",
            let hex = contract?["parameter"]?["value"]?["data"]?.string, let data = [UInt8](hex: hex),
            data.count == 68, data.prefix(4).elementsEqual([0xA9, 0x05, 0x9C, 0xBB]),
            let recipient = try? Address(parsing: "41" + Array(data[16..<36]).hex),
            let amount = UInt256(bigEndian: Array(data[36...]))
        else { return nil }
        return (recipient, amount)
    }
}
