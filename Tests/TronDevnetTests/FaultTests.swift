import StrictJSON
import Testing
import Tron

@testable import TronDevnet

@Suite("Faults")
struct FaultTests {
    /// Faults of broadcasts and of the connection are shown by a broadcast.
    private static let ofBroadcasts: [Fault.Kind] = [
        .delay, .tooManyRequests, .forbidden, .unavailable, .page, .close, .loseAnswer, .serverBusy, .garbage,
        .drop, .notRelayed, .notFound,
    ]

    func add(_ kind: Fault.Kind, _ path: String, to client: NodeClient) async throws {
        _ = try await client.post(
            "/devnet/faults",
            ["path": .string(path), "kind": .string(kind.rawValue), "count": 1, "delay_ms": 20, "blocks": 2])
    }

    @Test("each fault of a broadcast does what its name says", arguments: ofBroadcasts)
    func broadcasts(kind: Fault.Kind) async throws {
        let client = try NodeClient()
        let transaction = try await client.transfer(
            1, from: client.accounts[0].privateKey, to: client.accounts[1].address)
        try await add(kind, "/wallet/broadcast*", to: client)

        let answer = await client.send(
            "POST", "/wallet/broadcasthex", ["transaction": .string(transaction.encoded.hex)])

        let isPending = await client.devnet.chain.pending.contains(transaction.id)
        let json = try? JSON(parsing: answer.body)
        switch kind {
        case .delay: #expect(answer.delay == .milliseconds(20) && isPending)
        case .tooManyRequests: #expect(answer.status == 429 && !isPending)
        case .forbidden: #expect(answer.status == 403 && !isPending)
        case .unavailable: #expect(answer.status == 503 && !isPending)
        case .page:
            #expect(answer.status == 200 && json == nil && !isPending)
            #expect(answer.contentType?.hasPrefix("text/html") == true)
        case .close: #expect(answer.delivery == .closed && !isPending)
        case .loseAnswer: #expect(answer.delivery == .closed && isPending)
        case .serverBusy: #expect(json?["code"] == "SERVER_BUSY" && !isPending)
        case .garbage: #expect(json == nil && !isPending)
        case .drop: #expect(json?["result"]?.bool == true && !isPending)
        case .notRelayed: #expect(json?["message"] == "P2P broadcast failed." && isPending)
        case .notFound: #expect(json == [:] && !isPending)
        case .stale, .lagging, .shortReceipts, .indexLag, .indexDuplicates:
            Issue.record("\(kind) is shown elsewhere")
        }
        let list = try await client.get("/devnet/faults")
        #expect(list["items"]?.array?.first?["acted"]?.int64 == 1)
        // It acts once, as it was asked to.
        let next = try await client.broadcast(
            client.transfer(2, from: client.accounts[0].privateKey, to: client.accounts[1].address))
        #expect(next["result"]?.bool == true)
    }

    @Test("every kind is shown by a test")
    func allKinds() {
        let elsewhere: [Fault.Kind] = [.stale, .lagging, .shortReceipts, .indexLag, .indexDuplicates]
        #expect(Set(Self.ofBroadcasts + elsewhere) == Set(Fault.Kind.allCases))
    }

    func transferOfTokens(_ amount: UInt64, _ client: NodeClient) async throws -> NodeTransaction {
        try await client.call(
            TRC20.transferCall(to: client.accounts[1].address, amount: UInt256(amount)),
            by: client.accounts[0].privateKey, feeLimit: 100_000_000)
    }
}
