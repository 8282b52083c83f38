import Foundation
import Scratch
import Testing

@testable import lucid

@Suite("One service on a store")
struct ServingLockTests {
    @Test("a second is refused as long as the first is at work, and told which process that is")
    func second() async throws {
        let folder = try ScratchFolder()
        let settings = try await folder.configuration(["LUCID_NETWORK": "devnet"]).store
        let first = try ServingLock.take(of: settings)

        let refusal = #expect(throws: CommandFailure.self) { try ServingLock.take(of: settings) }

        #expect(refusal?.kind == .unavailable)
        #expect(refusal?.message.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        try first.release()
        try ServingLock.take(of: settings).release()
    }
}
