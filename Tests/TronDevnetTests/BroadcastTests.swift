import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Why a transaction is refused")
struct BroadcastTests {
    @Test("each code for its own reason", arguments: BroadcastRefusal.Code.allCases)
    func codes(code: BroadcastRefusal.Code) async throws {
        let client = try NodeClient()
        let (anna, bert) = (client.accounts[0].privateKey, client.accounts[1])
        let transaction = try await provoking(code, client, anna, bert)

        let answer = try await client.broadcast(transaction)

        #expect(answer["code"]?.string == code.rawValue, "\(answer["message"]?.text ?? "")")
    }

    private func provoking(
        _ code: BroadcastRefusal.Code, _ client: NodeClient, _ anna: PrivateKey, _ bert: DevnetAccount
    ) async throws -> NodeTransaction {
        let good = try await client.transfer(1, from: anna, to: bert.address)
        switch code {
        case .signature:
            return try NodeTransaction(
                rawBytes: good.rawBytes, signatures: [try bert.privateKey.sign(good.id.bytes).bytes])
        case .validate: return try await client.transfer(.max, from: anna, to: bert.address)
        case .execute: return try await permissionUpdate(of: anna, client)
        case .bandwidth:
            await client.devnet.set(anna.address, trx: Sun(5))
            return try await client.transfer(1, from: anna, to: .blackHole)
        case .duplicate:
            try await client.broadcast(good)
            return good
        case .tapos:
            let restarted = try NodeClient(solidifyAfter: 0)
            await restarted.devnet.mine(3)
            return try await restarted.transfer(1, from: anna, to: bert.address)
        case .tooBig:
            return try await client.transfer(
                1, from: anna, to: bert.address, memo: [UInt8](repeating: 1, count: 512_000))
        case .expired:
            _ = try await client.post("/devnet/clock", ["advance_seconds": 120])
            return good
        case .serverBusy:
            for _ in 0...ChainRule.pendingMax {
                try await client.broadcast(client.transfer(1, from: anna, to: bert.address))
            }
            return good
        }
    }

    /// The fee of 100 TRX is taken while it is executed, and nobody has looked before whether it is there.
    private func permissionUpdate(of key: PrivateKey, _ client: NodeClient) async throws -> NodeTransaction {
        await client.devnet.set(key.address, trx: Sun(50 * Sun.perTRX))
        func permission(_ type: Int64, _ operations: [UInt8]) -> WireMessage {
            var permission = WireMessage(.permission)
            permission.set("type", .integer(type))
            permission.set("threshold", .integer(1))
            permission.set("operations", .bytes(operations))
            var entry = WireMessage(.key)
            entry.set("address", .bytes(key.address.bytes))
            entry.set("weight", .integer(1))
            permission.set("keys", .message(entry))
            return permission
        }
        let operations = await client.devnet.chain.state.parameters.defaultOperations
        return try await client.signed(
            .accountPermissionUpdate,
            [
                ("owner_address", .bytes(key.address.bytes)), ("owner", .message(permission(0, []))),
                ("actives", .message(permission(2, operations))),
            ], by: [key])
    }
}
