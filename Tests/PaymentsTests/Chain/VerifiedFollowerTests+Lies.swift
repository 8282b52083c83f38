import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension VerifiedFollowerTests {
    @Test(
        "a hidden transaction is no proof of anything: the block is not passed, and an alarm raised until it is told"
    )
    func hidden() async throws {
        let (record, chain, node) = try await broadcast()
        var liar = node
        liar.chain = try chain.hiding(92)
        let service = system.on(liar)

        for _ in 0..<3 {
            await #expect(throws: NodeError.self) { try await service.engine.follower.step() }
        }

        #expect(try await position() == 90)
        #expect(try await status(record) == .broadcast)
        #expect(service.services.health.alarms.keys.sorted() == ["unproven"])
        let honest = system.on(node)
        for _ in 0..<3 { _ = try await honest.engine.follower.step() }
        #expect(try await status(record) == .confirmed)
    }

    @Test("blocks of unknown witnesses make nothing final, however many a node calls solidified")
    func strangers() async throws {
        let (record, _, node) = try await broadcast()
        var liar = node
        liar.chain = try SignedChain(120, with: [92: transaction()], strangersFrom: 92).told()
        let service = system.on(liar)

        for _ in 0..<3 { _ = try await service.engine.follower.step() }
        let atOnce = service.services.health.alarms
        system.clock.move(by: .seconds(31))
        _ = try await service.engine.follower.step()

        #expect(try await position() == 90)
        #expect(try await status(record) != .confirmed)
        #expect(atOnce.isEmpty && service.services.health.alarms.keys.sorted() == ["not_final"])
    }

    @Test("a receipt that says another result than the block, or another transfer than ours, settles nothing")
    func receipts() async throws {
        let (record, _, node) = try await broadcast()
        let honest = try #require(node.receipts[92]?.first)
        let lies: [(inout TransactionReceipt) throws -> Void] = [
            { $0.outcome = .revert }, { $0.isMarkedFailed = true }, { $0.logs = [] },
            { $0.logs = [try log(to: Samples.recipient, units: 4_999_999)] },
            { $0.logs = [try log(to: Samples.address(5), units: 5_000_000)] },
            { $0.logs += $0.logs },
        ]
        for lie in lies {
            var liar = node
            var receipt = honest
            try lie(&receipt)
            liar.receipts = [92: [receipt]]
            let service = system.on(liar)
            for _ in 0..<2 { _ = try? await service.engine.follower.step() }
            #expect(try await status(record) != .confirmed)
            #expect(try await status(record) != .failed)
        }
        // A fee that was switched on meanwhile: the rest went to the token's owner.
        var taxed = node
        var receipt = honest
        receipt.logs = [
            try log(to: Samples.recipient, units: 4_900_000),
            try log(to: Samples.address(77), units: 100_000),
        ]
        taxed.receipts = [92: [receipt]]
        let service = system.on(taxed)
        for _ in 0..<3 { _ = try await service.engine.follower.step() }
        #expect(try await status(record) == .confirmed)
    }
}
