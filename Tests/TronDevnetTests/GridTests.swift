import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("TronGrid's index")
struct GridTests {
    /// A chain with three USDT transfers from anna to bert, one of the look-alike, and one approval.
    private func chain() async throws -> NodeClient {
        let client = try NodeClient(solidifyAfter: 2)
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1].address)
        for amount in [UInt64(1), 2, 3] {
            _ = try await client.receipt(
                client.call(
                    TRC20.transferCall(to: bert, amount: UInt256(amount)), by: anna, feeLimit: 100_000_000))
        }
        _ = try await client.receipt(
            client.call(
                TRC20.transferCall(to: bert, amount: UInt256(9)), of: Devnet.lookalikeContract, by: anna,
                feeLimit: 100_000_000))
        _ = try await client.receipt(
            client.call(TRC20.approveCall(spender: bert, amount: UInt256(5)), by: anna, feeLimit: 100_000_000)
        )
        return client
    }

    @Test("pages follow one another, the newest first, until there is no fingerprint")
    func paging() async throws {
        let client = try await chain()
        let path = "/v1/accounts/\(client.accounts[1].address)/transactions/trc20?limit=2"
        var values: [String] = []
        var fingerprint: String? = ""

        while let mark = fingerprint {
            let page = try await client.get(mark.isEmpty ? path : "\(path)&fingerprint=\(mark)")
            values += (page["data"]?.array ?? []).compactMap { $0["value"]?.string }
            fingerprint = page["meta"]?["fingerprint"]?.string
        }

        #expect(values == ["5", "9", "3", "2", "1"])
    }

    @Test("filters by contract, direction and confirmation")
    func filters() async throws {
        let client = try await chain()
        let path = "/v1/accounts/\(client.accounts[1].address)/transactions/trc20"
        func count(_ query: String) async throws -> Int? {
            try await client.get("\(path)?\(query)")["data"]?.array?.count
        }

        #expect(try await count("contract_address=\(Devnet.usdtContract)") == 4)
        #expect(try await count("only_to=true") == 5)
        #expect(try await count("only_from=true") == 0)
        #expect(try await count("only_confirmed=true") == 3)
        #expect(try await count("only_unconfirmed=true") == 2)
        #expect(await client.send("GET", "\(path)?limit=201", nil).status == 400)
    }

    @Test("the look-alike differs from USDT by its address only")
    func lookalike() async throws {
        let client = try await chain()

        let page = try await client.get("/v1/accounts/\(client.accounts[1].address)/transactions/trc20")

        let tokens = (page["data"]?.array ?? []).compactMap { $0["token_info"] }
        #expect(Set(tokens.map { $0["symbol"]?.string }) == ["USDT"])
        #expect(Set(tokens.map { $0["address"]?.string }).count == 2)
    }

    @Test("events of a contract tell names and values")
    func events() async throws {
        let client = try await chain()

        let page = try await client.get(
            "/v1/contracts/\(Devnet.usdtContract)/events?event_name=Transfer&limit=1")

        let event = try #require(page["data"]?.array?.first)
        #expect(event["event"] == "Transfer(address indexed from, address indexed to, uint256 value)")
        #expect(event["result"]?["value"] == "3")
        #expect(event["result"]?["to"]?.string == "0x\(client.accounts[1].address.evmBytes.hex)")
    }
}
