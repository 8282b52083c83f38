import Foundation
import Scratch
import StrictJSON
import Testing

@Suite("Where the API answers")
struct ListenerTests {
    @Test("below a base path is everything, and the health at the root as well")
    func basePath() async throws {
        let node = try await DevnetNode.start()
        let service = try await LucidService.start(
            in: ScratchFolder(), node: node.url, ["LUCID_HTTP_BASE_PATH": "/api/v1"])

        #expect(try await service.ask(.get, "/api/v1/tron/network/status").status == 200)
        #expect(try await service.ask(.get, "/tron/network/status").status == 404)
        try await eventually("the service is ready") {
            try await service.ask(.get, "/api/v1/health/ready").status == 200 ? true : nil
        }
        try await eventually("the service is ready") {
            try await service.ask(.get, "/health/ready").status == 200 ? true : nil
        }
    }

    @Test("a configuration file does what the environment does")
    func configurationFile() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let lines = LucidService.environment(in: folder, node: node.url).variables.map { "\($0)=\($1)" }
            .sorted()
        let file = folder.path + "/lucid.conf"
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: file))

        let service = try Program("lucid", ["serve", "--config", file])
        let url = try await service.url()
        let health = try await Program("lucid", ["health", "--config", file]).exitCode()

        #expect(health == 0)
        try await eventually("the service is ready") {
            try await JSONCaller(url: url)(.get, "/health/ready").status == 200 ? true : nil
        }
        #expect(try await service.stop() == 0)
    }
}
