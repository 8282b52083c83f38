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

    @Test("with no node it starts and is not ready, and is as soon as one answers")
    func noNode() async throws {
        let first = try await DevnetNode.start()
        _ = try await first.program.stop()
        let service = try await LucidService.start(in: ScratchFolder(), node: first.url)

        let before = try await service.ask(.get, "/health/ready")
        let port = try #require(first.url.split(separator: ":").last.map(String.init))
        let node = try await DevnetNode.start(port: port)
        try await eventually("the service is ready") {
            try await service.ask(.get, "/health/ready").status == 200 ? true : nil
        }

        #expect(before.status == 503)
        #expect(before.body["checks"] == ["node": "unavailable", "store": "ok"])
        #expect(node.url == first.url)
    }

    @Test("with a proxy every request to the node goes through it")
    func proxy() async throws {
        let node = try await DevnetNode.start()
        let relay = SOCKSRelay()

        try await relay.run { proxy in
            let service = try await LucidService.start(
                in: ScratchFolder(), node: node.url, ["LUCID_NODE_PROXY": proxy])
            try await eventually("the service is ready") {
                try await service.ask(.get, "/health/ready").status == 200 ? true : nil
            }
            #expect(try await service.program.stop() == 0)
        }

        #expect(!relay.targets.isEmpty)
        #expect(Set(relay.targets.map { "http://\($0)" }) == [node.url])
    }

    @Test("it ends with 0 on SIGTERM where no node ever answered")
    func stopsWithoutNode() async throws {
        let folder = try ScratchFolder()
        let service = try await LucidService.start(in: folder, node: "http://127.0.0.1:1")

        #expect(try await service.program.stop() == 0, "\(service.program.errors)")
        try await eventually("the last line") { service.program.errors.contains("stopped") ? true : nil }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/http-address"))
    }

    @Test("what is in flight at SIGTERM is answered, and goes on after the next start")
    func graceful() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let service = try await LucidService.start(in: folder, node: node.url)
        _ = try await service.fundedWallet(on: node)
        let recipient = try await node.account(3).address

        async let answer = service.ask(
            .post, "/tron/payouts/v0", ["recipient_address": .string(recipient), "amount": "2"],
            headers: ["Idempotency-Key": "in-flight", "Prefer": "wait=60"])
        try await eventually("the transaction is broadcast") { try await node.broadcasts() > 0 ? true : nil }
        service.program.send(SIGTERM)
        let accepted = try await answer
        let code = try await service.program.exitCode()
        let restarted = try await LucidService.start(in: folder, node: node.url)
        let payout = try await restarted.payout(try #require(accepted.body["id"]?.string), minedBy: node)

        #expect(accepted.status == 201)
        #expect(accepted.body["status"] == "processing")
        #expect(code == 0)
        #expect(payout["status"] == "completed")
        #expect(try await node.usdt(of: recipient) == "1000002.000000")
    }

    @Test("no key, secret or token is in its output or, in the clear, in its store")
    func canary() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let jwtSecret = "canary-of-a-jwt-secret-for-this-test-only"
        let service = try await LucidService.start(
            in: folder, node: node.url, ["LUCID_LOG_LEVEL": "trace"])
        let (payer, recipient) = (try await node.account(0), try await node.account(1))

        let wallet = try await service.ask(
            .post, "/tron/wallets/import",
            ["name": "known", "source": ["type": "private_key", "private_key": .string(payer.privateKey)]])
        let id = try await service.pay("1", to: recipient.address, key: "canary")
        let payout = try await service.payout(id, minedBy: node)
        _ = try await service.program.stop()

        #expect(wallet.status == 201)
        #expect(payout["status"] == "completed")
        let masterKey = try String(contentsOfFile: folder.path + "/devnet-master-key", encoding: .utf8)
        let madeSecret = try String(contentsOfFile: folder.path + "/devnet-jwt-secret", encoding: .utf8)
        let canaries = [
            payer.privateKey, masterKey.trimmingCharacters(in: .newlines),
            madeSecret.trimmingCharacters(in: .newlines), jwtSecret, try #require(service.ask.token),
        ]
        let said = (service.program.output + service.program.errors).lowercased()
        #expect(!said.isEmpty)
        for canary in canaries { #expect(!said.contains(canary.lowercased())) }
        let stored = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("lucid.sqlite") }
            .map { try Data(contentsOf: URL(filePath: folder.path + "/" + $0)) }
        #expect(!stored.isEmpty)
        let rawKey = Data(try #require([UInt8](hex: payer.privateKey)))
        for file in stored {
            #expect(file.range(of: rawKey) == nil)
            #expect(file.range(of: Data(payer.privateKey.utf8)) == nil)
        }
    }
}
