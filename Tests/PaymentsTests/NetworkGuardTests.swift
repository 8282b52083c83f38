import Logging
import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments
@testable import Simulation

@Suite("The guard of the network")
struct NetworkGuardTests {
    func networkGuard(_ network: NetworkName, _ node: StubNode) -> NetworkGuard {
        NetworkGuard(
            network: network, assets: .usdt(Samples.usdtContract), node: node, clock: StandingClock(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func refusal(_ network: NetworkName, _ node: StubNode) async -> String? {
        let networkGuard = networkGuard(network, node)
        do {
            try await networkGuard.check()
            return networkGuard.isConfirmed ? nil : "not confirmed"
        } catch let refusal as NetworkRefusal {
            #expect(!networkGuard.isConfirmed)
            return refusal.reason
        } catch {
            #expect(!networkGuard.isConfirmed)
            return "\(error)"
        }
    }

    @Test(
        "each configured network with each network's node", arguments: NetworkName.allCases,
        NetworkName.allCases)
    func pairs(configured: NetworkName, found: NetworkName) async {
        var node = StubNode()
        if let genesis = found.genesisBlockID { node.genesis = genesis }

        let refusal = await refusal(configured, node)

        let isPrivate = configured.genesisBlockID == nil && found.genesisBlockID == nil
        #expect((refusal == nil) == (configured == found || isPrivate))
        if refusal != nil { #expect(refusal?.contains(configured.rawValue) == true) }
    }

    @Test("a token that is no USDT with six decimals is refused")
    func tokens() async {
        let otherDecimals = await refusal(.devnet, StubNode(symbol: "USDT", decimals: 18))
        #expect(otherDecimals?.contains("is not USDT") == true)
        #expect(await refusal(.devnet, StubNode(symbol: "FAKE"))?.contains("\"FAKE\"") == true)
        #expect(await refusal(.devnet, StubNode(symbol: nil))?.contains("none") == true)
        #expect(await refusal(.devnet, StubNode()) == nil)
    }

    @Test("no answer is no refusal, and is asked again")
    func retries() async throws {
        let silent = StubNode(failure: NodeError(.unreachable, "no connection"))
        let networkGuard = networkGuard(.devnet, silent)

        let waiting = Task { try await networkGuard.confirm(retryingEvery: .seconds(1)) }
        for _ in 0..<20 { await Task.yield() }
        waiting.cancel()

        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(!networkGuard.isConfirmed)
    }
}
