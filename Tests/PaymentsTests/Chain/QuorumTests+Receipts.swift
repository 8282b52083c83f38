import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension QuorumTests {
    private static let lies: [@Sendable (inout TransactionReceipt) -> Void] = [
        { $0.isMarkedFailed.toggle() }, { $0.outcome = .outOfEnergy }, { $0.outcome = nil },
        { $0.fee = Sun($0.fee.value + 1) }, { $0.id = TransactionID(ofRawBytes: [9]) },
    ]

    @Test(
        "a transaction is not settled where they tell its end differently", arguments: lies.indices,
        [true, false])
    func receipts(lie: Int, isFirst: Bool) async throws {
        let (record, node) = try await broadcast()
        var liar = node
        var receipt = try #require(node.receipts[12]?.first)
        Self.lies[lie](&receipt)
        liar.receipts = [12: [receipt]]

        await #expect(throws: NodeError.self) {
            try await follow(isFirst ? liar : node, isFirst ? node : liar)
        }

        #expect(try await system.store.transaction(record.id)?.status == .broadcast)
        #expect((try await position() ?? 0) < 12)
    }

    @Test("a node of the quorum without a receipt of it stops the settling", arguments: [true, false])
    func missing(isFirst: Bool) async throws {
        let (record, node) = try await broadcast()
        var forgetful = node
        forgetful.receipts = [:]

        await #expect(throws: NodeError.self) {
            try await follow(isFirst ? forgetful : node, isFirst ? node : forgetful)
        }

        #expect(try await system.store.transaction(record.id)?.status == .broadcast)
    }
}
