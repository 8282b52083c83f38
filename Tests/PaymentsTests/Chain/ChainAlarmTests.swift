import Logging
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

@Suite("What nodes tell that can't be so")
struct ChainAlarmTests {
    private let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    private func node(_ count: Int64, solidified: Int, fork: Int64 = .max) throws -> StubNode {
        var node = StubNode()
        node.chain = try TestSystem.chain(count, fork: fork)
        node.solidified = solidified
        return node
    }

    @Test("a tip behind what was read is an alarm once it lasts, and none where the chain comes back")
    func behind() async throws {
        let service = system.on(try node(40, solidified: 30))
        _ = try await service.engine.follower.step()
        let late = system.on(try node(40, solidified: 12))

        _ = try await late.engine.follower.step()
        let atOnce = late.services.health.alarms
        system.clock.move(by: .seconds(31))
        _ = try await late.engine.follower.step()

        #expect(atOnce.isEmpty && late.services.health.alarms.keys.sorted() == ["behind"])
        #expect(await late.services.health.readiness()["chain"] == false)
    }

    @Test(
        "another block where the last one was read, or one that is no child of it, is an alarm and settles nothing"
    )
    func otherChain() async throws {
        _ = try await system.on(try node(40, solidified: 30)).engine.follower.step()
        for solidified in [30, 35] {
            let other = system.on(try node(40, solidified: solidified, fork: 20))

            await #expect(throws: NodeError.self) { try await other.engine.follower.step() }

            #expect(other.services.health.alarms.keys.sorted() == ["unknown_position"])
            #expect(try await system.store.followerPosition()?.solidified.block.number == 30)
        }
    }

    @Test("ends by itself once the chain is told again")
    func healing() async throws {
        let alarm = ChainAlarm(
            clock: system.clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        alarm.raise(.behind, "a")
        alarm.raise(.otherChain, "b", after: .seconds(5))

        #expect(alarm.raised == [.behind: "a"])
        system.clock.move(by: .seconds(5))
        alarm.raise(.otherChain, "c", after: .seconds(5))
        #expect(alarm.raised == [.behind: "a", .otherChain: "c"])
        alarm.clear(.behind)
        alarm.clear(.otherChain)
        #expect(alarm.raised.isEmpty)
    }
}
