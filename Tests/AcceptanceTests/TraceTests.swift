import Scratch
import StrictJSON
import Testing
import Tron

@Suite("A request, followed to the node")
struct TraceTests {
    private static let traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    @Test("its ids go along with every question that is asked for it")
    func ids() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let relay = NodeRelay(to: node.url)

        try await relay.run { url in
            let service = try await LucidService.start(in: folder, node: url)
            let wallet = try await service.fundedWallet(on: node)
            func headers(_ id: String) -> [String: String] {
                ["X-Request-ID": id, "traceparent": Self.traceparent, "Idempotency-Key": id]
            }
            let balance = try await service.ask(
                .get, "/tron/wallets/\(wallet)/balance", headers: headers("read-1"))
            let order: JSON = [
                "wallet_id": .string(wallet), "amount": "1",
                "to": .string(PrivateKey.random().address.base58),
            ]
            let transfer = try await service.ask(
                .post, "/tron/usdt/transfer", order, headers: headers("order-1"))
            let id = try #require(transfer.body["id"]?.string)
            try await eventually("the transfer is broadcast") {
                relay.questions.contains { $0.path.hasPrefix("/wallet/broadcast") } ? true : nil
            }

            #expect(balance.status == 200 && transfer.status == 201)
            for name in ["read-1", "order-1"] {
                let asked = relay.questions.filter { $0.requestID == name }
                #expect(asked.count >= 2, "\(name)")
                #expect(asked.allSatisfy { $0.traceparent == Self.traceparent }, "\(name)")
            }
            // What the engine does later, it does for the record.
            let sent = relay.questions.filter { $0.path.hasPrefix("/wallet/broadcast") }
            #expect(sent.allSatisfy { $0.requestID == id && $0.traceparent == nil })
            try await service.program.killNow()
        }
    }
}
