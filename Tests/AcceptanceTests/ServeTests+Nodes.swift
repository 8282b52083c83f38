import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

extension ServeTests {
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
}
