import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

@Suite("The service as a process")
struct ServeTests {
    @Test(
        "it says where it listens, is ready, and ends with 0 on SIGTERM and SIGINT",
        arguments: [SIGTERM, SIGINT])
    func lifecycle(signal: Int32) async throws {
        let node = try await DevnetNode.start()
        let service = try await LucidService.start(in: ScratchFolder(), node: node.url)

        let ready = try await service.ask(.get, "/health/ready")
        let status = try await service.ask(.get, "/tron/network/status")
        service.program.send(signal)
        let code = try await service.program.exitCode()

        #expect(ready.status == 200)
        #expect(ready.body["checks"] == ["node": "ok", "store": "ok"])
        #expect(status.status == 200)
        #expect(status.body["network"] == "devnet")
        #expect(code == 0)
        let lines = try service.program.errors.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(lines.contains { $0["message"]?.string == "listening on \(service.ask.url)" })
    }

    @Test("metrics are on a listener of their own, and tell how store and nodes are")
    func metrics() async throws {
        let node = try await DevnetNode.start()
        let service = try await LucidService.start(in: ScratchFolder(), node: node.url)
        let url = try await service.metricsURL()
        try await node.mine(5)
        let name = node.url.replacing("http://", with: "")

        // Nodes are asked now and then, not when the page is read.
        let page = try await eventually("the newest block is seen") {
            let page = try await JSONCaller(url: url).text("/metrics")
            return page.contains("lucid_node_head_block{node=\"\(name)\"} 5\n") ? page : nil
        }
        let elsewhere = try await JSONCaller(url: url)(.get, "/tron/network/status")
        let onAPI = try await service.ask(.get, "/metrics")

        for line in [
            "lucid_ready{check=\"node\"} 1", "lucid_ready{check=\"store\"} 1",
            "lucid_node_up{node=\"\(name)\"} 1",
            "lucid_node_head_block{node=\"\(name)\"} 5", "lucid_node_solidified_block{node=\"\(name)\"} 3",
            "# TYPE lucid_process_cpu_seconds_total counter",
            "lucid_worker_stands_still{worker=\"dispatcher\"} 0", "# TYPE lucid_worker_lag_seconds gauge",
        ] { #expect(page.split(separator: "\n").contains(Substring(line))) }
        #expect(elsewhere.status == 404)
        #expect(onAPI.status == 404)
    }

    @Test("where the port of the metrics is taken, the service goes on without, and says so")
    func metricsPortTaken() async throws {
        let node = try await DevnetNode.start()
        let port = try #require(node.url.split(separator: ":").last.map(String.init))

        let service = try await LucidService.start(
            in: ScratchFolder(), node: node.url, ["LUCID_METRICS_PORT": port])

        try await eventually("the service is ready") {
            try await service.ask(.get, "/health/ready").status == 200 ? true : nil
        }
        try await eventually("an error in the log") {
            service.program.errors.contains("metrics are not served") ? true : nil
        }
        #expect(try await service.program.stop() == 0)
    }

    @Test("lucid health finds it by the address in the data directory, and tells when it is gone")
    func health() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let service = try await LucidService.start(in: folder, node: node.url)
        let environment = LucidService.environment(in: folder, node: node.url)

        let up = try await Program("lucid", ["health"], environment: environment).exitCode()
        _ = try await node.program.stop()
        // Nodes are asked at most once a second, however many want to know how they are.
        let withoutNode = try await eventually("the node is missed") { () -> Int32? in
            let code = try await Program("lucid", ["health"], environment: environment).exitCode()
            return code == 0 ? nil : code
        }
        let stopped = try await service.program.stop()
        let down = try await Program("lucid", ["health"], environment: environment).exitCode()

        #expect(up == 0)
        #expect(withoutNode == 1)
        #expect(stopped == 0)
        #expect(down == 1)
    }
}
