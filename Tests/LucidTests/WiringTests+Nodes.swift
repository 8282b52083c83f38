import AsyncHTTPClient
import Logging
import PaymentAPI
import PaymentModel
import Payments
import Scratch
import Testing
import Tron
import TronNodeHTTP

@testable import lucid

extension WiringTests {
    @Test("tokens are judged by every setting of theirs")
    func tokens() async throws {
        let folder = try ScratchFolder()
        let keySet = #"{"keys":[{"kty":"oct","kid":"k","k":"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"}]}"#
        let settings = try await folder.configuration([
            "LUCID_JWT_ISSUER": "gateway", "LUCID_JWT_AUDIENCE": "payments", "LUCID_JWT_JWKS": keySet,
        ])

        let wired = TokenSettings(settings.tokens, secret: [1, 2])

        #expect(wired.issuer == "gateway" && wired.audience == "payments")
        #expect(wired.jwks == keySet && wired.secret == [1, 2])
    }

    @Test("nodes are asked with the key, through the proxy")
    func nodes() async throws {
        let folder = try ScratchFolder()
        let set = try await folder.configuration([
            "LUCID_NODE_URLS": "http://a:1,http://b:2", "LUCID_NODE_API_KEY": "key-1",
            "LUCID_NODE_PROXY": "socks5://10.0.0.1:1080",
        ])
        let unset = try await folder.configuration(["LUCID_NODE_URLS": "http://a:1"])

        let nodes = NodeConnections.nodeConfigurations(set.node)
        #expect(nodes.map(\.baseURL) == ["http://a:1", "http://b:2"])
        #expect(nodes.allSatisfy { $0.apiKey == "key-1" })
        #expect(NodeConnections.nodeConfigurations(unset.node).map(\.apiKey) == [nil])
        let proxy = try #require(NodeConnections.clientConfiguration(set.node).proxy)
        #expect(proxy.host == "10.0.0.1" && proxy.port == 1080)
        #expect(NodeConnections.clientConfiguration(unset.node).proxy == nil)
    }

    @Test("each node has its own time", arguments: [("3s", [3, 3]), ("2s,30s", [2, 30])])
    func nodeTimes(text: String, seconds: [Int]) async throws {
        let urls = "http://a:1,http://b:2"
        let set = try await ScratchFolder().configuration(
            ["LUCID_NODE_URLS": urls, "LUCID_NODE_TIMEOUT": text])
        let unset = try await ScratchFolder().configuration(["LUCID_NODE_URLS": urls])

        #expect(
            NodeConnections.nodeConfigurations(set.node).map(\.ownTimeout) == seconds.map { .seconds($0) })
        #expect(NodeConnections.nodeConfigurations(unset.node).map(\.ownTimeout) == [nil, nil])
    }

    @Test("metrics, store and log keep to theirs")
    func rest() async throws {
        let folder = try ScratchFolder()
        let set = try await folder.configuration([
            "LUCID_METRICS_HOST": "::", "LUCID_METRICS_PORT": "4712", "LUCID_STORE_URL": "sqlite:/x/y.sqlite",
            "LUCID_LOG_LEVEL": "trace", "LUCID_LOG_FORMAT": "text",
        ])

        #expect(set.metrics.host == "::" && set.metrics.port == 4712)
        #expect(set.store.databasePath == "/x/y.sqlite")
        #expect(set.log.level == .trace && set.log.format == .text)
    }
}
