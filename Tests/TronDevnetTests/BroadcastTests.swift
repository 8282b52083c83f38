import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Why a transaction is refused")
struct BroadcastTests {
    @Test("each code for its own reason, over HTTP", arguments: BroadcastRefusal.Code.allCases)
    func codes(code: BroadcastRefusal.Code) async throws {
        var configuration = DevnetConfiguration()
        configuration.solidifyAfter = 2
        let running = try await RunningDevnet.start(configuration)
        let client = NodeClient(running)
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1])
        let transaction = try await provoking(code, client, anna, bert)

        let answer = try await client.broadcast(transaction)
        let told = try await client.broadcastJSON(transaction)

        #expect(answer["code"]?.string == code.rawValue, "\(answer["message"]?.text ?? "")")
        #expect(answer["result"]?.bool == false)
        #expect(told["code"]?.string == code.rawValue)
        await running.stop()
    }

    @Test("a transaction that reaches no peer waits on the node all the same")
    func notRelayed() async throws {
        let client = try NodeClient()
        _ = try await client.post(
            "/devnet/network", ["connections_min": 1, "connected": 3, "effective": 2, "reached": 0])
        let transaction = try await client.transfer(
            1, from: client.accounts[0].privateKey, to: client.accounts[1].address)

        let answer = try await client.broadcast(transaction)
        let again = try await client.broadcast(transaction)

        #expect(answer["code"] == "NOT_ENOUGH_EFFECTIVE_CONNECTION")
        #expect(answer["message"] == "P2P broadcast failed.")
        #expect(again["code"] == "DUP_TRANSACTION_ERROR")
        await client.devnet.mine()
        #expect(await client.devnet.chain.included(transaction.id) != nil)
    }

    @Test("what the node is connected to is told, and asks for nothing until it is set")
    func network() async throws {
        let client = try NodeClient()
        let fresh = try await client.post("/devnet/network")

        let set = try await client.post(
            "/devnet/network", ["connections_min": 2, "connected": 4, "effective": 1])
        let few = try await client.broadcast(
            client.transfer(1, from: client.accounts[0].privateKey, to: client.accounts[1].address))
        let unknown = await client.send("POST", "/devnet/network", ["peers": 3])

        #expect(fresh["connections_min"]?.int64 == 0)
        #expect(set["reached"]?.int64 == 1)
        #expect(few["message"] == "Effective connection:1 lt minEffectiveConnection:2")
        #expect(try await client.post("/wallet/getnodeinfo")["currentConnectCount"]?.int64 == 4)
        #expect(unknown.status == 422)
    }
}
