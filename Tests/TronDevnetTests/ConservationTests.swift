import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("What must always hold")
struct ConservationTests {
    @Test("TRX, tokens and TRC-10 are neither made nor lost", arguments: [UInt64(1), 2, 3])
    func conservation(seed: UInt64) async throws {
        let client = try NodeClient(solidifyAfter: 5)
        let issuer = client.accounts[0].privateKey
        _ = try await client.receipt(AssetTests.issue(by: issuer, on: client))
        for account in client.accounts.dropFirst() {
            try await client.broadcast(
                AssetTests.transfer(
                    80_000, of: "1000001", from: issuer, to: account.address, on: client))
        }
        await client.devnet.mine(6)
        var storm = Storm(client: client, seed: seed)
        let before = await storm.sums()

        for _ in 0..<400 { try await storm.step() }

        let after = await storm.sums()
        #expect(after == before, "seed \(seed)")
        // A storm in which everything is refused would prove nothing.
        #expect(storm.accepted > 100, "seed \(seed)")
        #expect(storm.refused > 20, "seed \(seed)")
        #expect(storm.movedAssets > 5, "seed \(seed)")
    }

    @Test("the same seed gives the same chain, byte for byte")
    func determinism() async throws {
        var ids: [[BlockID]] = []
        for _ in 0..<2 {
            let client = try NodeClient(solidifyAfter: 5)
            _ = try await client.receipt(AssetTests.issue(by: client.accounts[0].privateKey, on: client))
            var storm = Storm(client: client, seed: 77)
            for _ in 0..<200 { try await storm.step() }
            ids.append(await client.devnet.chain.blocks.map(\.id))
        }

        #expect(ids[0] == ids[1])
        #expect(ids[0].count > 20)
    }
}
