import StrictJSON
import Testing
import Tron

@testable import TronDevnet

extension BroadcastTests {
    func provoking(
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
        case .noConnection:
            _ = try await client.post("/devnet/network", ["connections_min": 1])
            return good
        case .notEnoughConnections:
            _ = try await client.post(
                "/devnet/network", ["connections_min": 3, "connected": 5, "effective": 2])
            return good
        case .unsolidified:
            await client.devnet.mine(5)
            _ = try await client.post("/devnet/network", ["unsolidified_max": 2])
            return good
        case .other: return try await deployment(by: anna, client)
        }
    }

    /// There is no virtual machine: the node has no code of java-tron's for that.
    private func deployment(by key: PrivateKey, _ client: NodeClient) async throws -> NodeTransaction {
        var contract = WireMessage(.smartContract)
        contract.set("origin_address", .bytes(key.address.bytes))
        contract.set("bytecode", .bytes([0x60, 0x00]))
        contract.set("origin_energy_limit", .integer(1000))
        return try await client.signed(
            .createSmart,
            [("owner_address", .bytes(key.address.bytes)), ("new_contract", .message(contract))], by: [key],
            feeLimit: 100_000_000)
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
