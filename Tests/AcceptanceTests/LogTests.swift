import Foundation
import Scratch
import StrictJSON
import Testing

@Suite("The log of a running service")
struct LogTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    private static func lines(_ program: Program) -> [JSON] {
        program.errors.split(separator: "\n").compactMap { try? JSON(parsing: String($0)) }
    }

    @Test("every line of a request has its ids, and addresses are shortened")
    func ids() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let service = try await LucidService.start(in: folder, node: node.url)
        let wallet = try await service.fundedWallet(on: node)
        try await node.program.killNow()

        let answer = try await service.ask(
            .get, "/tron/wallets/\(wallet)/balance",
            headers: ["X-Request-ID": "look-1", "traceparent": "00-\(Self.trace)-00f067aa0ba902b7-01"])
        _ = try await service.ask(
            .get, "/tron/wallets", headers: ["X-Request-ID": "look-2", "traceparent": "00-x"])
        try await eventually("the requests are in the log") {
            Self.lines(service.program).contains { $0["request_id"] == "look-2" } ? true : nil
        }

        let lines = Self.lines(service.program)
        let first = lines.filter { $0["request_id"] == "look-1" }
        #expect(answer.status == 503)
        #expect(first.contains { $0["message"] == "request" })
        #expect(first.contains { $0["message"] == "node did not answer" })
        #expect(first.allSatisfy { $0["trace_id"]?.string == Self.trace })
        let second = try #require(lines.first { $0["request_id"] == "look-2" }?["trace_id"]?.string)
        #expect(second.wholeMatch(of: /[0-9a-f]{32}/) != nil)
        #expect(service.program.errors.firstMatch(of: /T[1-9A-HJ-NP-Za-km-z]{33}/) == nil)
        #expect(try await service.program.stop() == 0)
    }

    @Test("its level changes with SIGUSR1, and with the file of the configuration on SIGHUP")
    func levels() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let file = try folder.write("LUCID_LOG_LEVEL=warning\n", to: "lucid.conf")
        let program = try Program(
            "lucid", ["serve", "--config", file],
            environment: LucidService.environment(in: folder, node: node.url))
        let address = try await eventually("it serves") {
            try? String(contentsOfFile: folder.path("http-address"), encoding: .utf8)
        }
        let ask = JSONCaller(url: address.trimmingCharacters(in: .whitespacesAndNewlines))
        func level(_ signal: Int32, _ expected: String, times: Int = 1) async throws {
            program.send(signal)
            try await eventually("the level is \(expected)") {
                let told = Self.lines(program).filter { $0["message"] == "log level" }
                return told.last?["log_level"]?.string == expected && told.count >= times ? true : nil
            }
        }
        func requests() -> Int { Self.lines(program).count { $0["message"] == "request" } }

        _ = try await ask(.get, "/health/live")
        try await level(SIGUSR1, "debug")
        let quiet = requests()
        _ = try await ask(.get, "/health/live")
        try await level(SIGUSR1, "warning", times: 2)
        let debugging = requests()
        _ = try folder.write("LUCID_LOG_LEVEL=nonsense\n", to: "lucid.conf")
        program.send(SIGHUP)
        try await eventually("the mistake is in the log") {
            Self.lines(program).contains { $0["message"] == "configuration not read again" } ? true : nil
        }
        _ = try folder.write("LUCID_LOG_LEVEL=info\n", to: "lucid.conf")
        try await level(SIGHUP, "info", times: 3)
        _ = try await ask(.get, "/health/live")
        try await eventually("the request is in the log") { requests() == 2 ? true : nil }

        #expect(quiet == 0 && debugging == 1)
        #expect(try await program.stop() == 0)
    }
}
