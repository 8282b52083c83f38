import Foundation
import Scratch
import StrictJSON
import Testing

@Suite("The metrics of a service that has paid")
struct MetricsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What each label may say: few values, and nothing that callers or the chain choose.
    private static let values: [String: String] = [
        "version": #"[0-9a-z.\-]+"#, "commit": #"[0-9a-z\-]*"#, "check": #"store|node|chain"#,
        "alarm": #"[a-z_]+"#, "operation": #"[a-zA-Z0-9]+"#, "code": #"[a-z_]+"#, "route": #"v0|kyc|direct"#,
        "status": #"[a-z_]+|[1-5][0-9][0-9]"#, "asset": #"TRX|USDT|none"#, "reason": #"[a-z_]+"#,
        "kind": #"[a-z_]+"#, "queue": #"[a-z]+"#, "part": #"energy|fee"#, "node": #"127\.0\.0\.1:[0-9]+"#,
        "result": #"[a-z_]+"#, "view": #"head|solidified"#, "worker": #"[a-z_]+"#, "level": #"[a-z]+"#,
        "le": #"[0-9.]+|\+Inf"#,
    ]

    /// A service with two completed payouts, one that waits for funds, and some refusals.
    private struct Busy {
        let node: DevnetNode
        let service: LucidService
        let metrics: JSONCaller
        let words: [String]

        static func start() async throws -> Self {
            let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
            let service = try await LucidService.start(
                in: folder, node: node.url, ["LUCID_BACKUP_DIR": folder.path("copies")])
            let wallet = try await service.fundedWallet(on: node)
            let recipient = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
            var words = [wallet, recipient, "tester", "a-word-of-the-caller"]
            for index in 1...2 {
                let payout = try await service.pay("1.5", to: recipient, key: "key-\(index)")
                _ = try await service.payout(payout, minedBy: node)
                words.append(payout)
            }
            _ = try await service.pay("999", to: recipient, key: "key-3")
            _ = try await JSONCaller(url: service.ask.url)(.get, "/tron/wallets")
            _ = try await service.ask(.get, "/a-word-of-the-caller/\(wallet)")
            return Self(
                node: node, service: service,
                metrics: JSONCaller(url: try await service.metricsURL()), words: words)
        }

        func page() async throws -> MetricsPageText {
            try MetricsPageText(try await metrics.text("/metrics"))
        }
    }

    @Test("every documented metric exists, and covers payouts, holds, refusals, nodes and the store")
    func page() async throws {
        let busy = try await Busy.start()
        let documented = try Self.names(in: "docs/metrics.md")

        let page = try await eventually("all metrics are there") {
            let page = try await busy.page()
            let isComplete = documented.isSubset(of: page.types.keys)
            let hold = page.value("lucid_payouts_held", ["reason": "insufficient_funds"])
            return isComplete && hold == 1 ? page : nil
        }

        func payouts(_ status: String) -> [String: String] {
            ["route": "v0", "asset": "USDT", "status": status]
        }
        #expect(Set(page.types.keys) == documented)
        #expect(page.value("lucid_payouts_total", payouts("completed")) == 2)
        #expect(page.value("lucid_payouts", payouts("pending")) == 1)
        #expect(page.value("lucid_payout_completion_seconds_count", ["route": "v0"]) == 2)
        #expect(page.value("lucid_http_refusals_total", ["code": "unauthenticated"]) == 1)
        #expect(page.value("lucid_http_requests_total", ["operation": "none", "status": "404"]) == 1)
        #expect(
            page.value("lucid_http_requests_total", ["operation": "createPayoutV0", "status": "201"]) == 3)
        #expect(page.value("lucid_fees_burnt_sun_total") ?? 0 > 0)
        #expect(page.value("lucid_energy_used_total") ?? 0 > 0)
        #expect(page.value("lucid_backups_total", ["result": "done"]) == 1)
        #expect(page.value("lucid_store_commits_total", ["result": "done"]) ?? 0 > 5)
        #expect(page.value("lucid_node_requests_total", ["result": "ok"]) ?? 0 > 5)
        #expect(page.value("lucid_log_lines_dropped_total") == 0)
        for sample in page.samples {
            for (label, value) in sample.labels {
                let allowed = try #require(Self.values[label], "\(label) of \(sample.name)")
                #expect(try Regex(allowed).wholeMatch(in: value) != nil, "\(sample.name): \(label)=\(value)")
                #expect(!busy.words.contains { value.contains($0) }, "\(sample.name): \(label)=\(value)")
            }
        }
        #expect(try await busy.service.program.stop() == 0)
    }

    @Test("alerts and dashboard name only metrics that the service has")
    func queries() async throws {
        let busy = try await Busy.start()
        let used = try Self.names(in: "deploy/prometheus/lucid.rules.yml")
            .union(Self.names(in: "deploy/grafana/lucid.json"))

        let page = try await eventually("all of them are there") {
            let page = try await busy.page()
            return used.isSubset(of: Set(page.types.keys).union(page.samples.map(\.name))) ? page : nil
        }

        #expect(used.count > 30)
        #expect(!page.samples.isEmpty)
        #expect(try await busy.service.program.stop() == 0)
    }

    @Test("a node that is gone shows, and the page is served as fast as ever")
    func withoutNode() async throws {
        let busy = try await Busy.start()
        try await eventually("the node is seen") {
            try await busy.page().value("lucid_ready", ["check": "node"]) == 1 ? true : nil
        }

        try await busy.node.program.killNow()

        let page = try await eventually("its loss is seen") {
            let page = try await busy.page()
            return page.value("lucid_ready", ["check": "node"]) == 0 ? page : nil
        }
        #expect(page.value("lucid_ready", ["check": "store"]) == 1)
        #expect(page.value("lucid_node_up") == 0)
        let failed = page.samples.filter {
            $0.name == "lucid_node_requests_total" && $0.labels["result"] != "ok" && $0.value > 0
        }
        #expect(!failed.isEmpty)
        #expect(try await busy.service.program.stop() == 0)
    }

    private static func names(in file: String) throws -> Set<String> {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        let pattern = file.hasSuffix(".md") ? /\n\| `(lucid_\w+)/ : /(lucid_\w+)/
        return Set(text.matches(of: pattern).map { String($0.1) }).subtracting(["lucid_"])
    }
}

extension LucidService {
    /// Where the metrics are.
    func metricsURL() async throws -> String {
        try await eventually("metrics are served") {
            program.errors.firstMatch(of: /"metrics on (http:\/\/127\.0\.0\.1:[0-9]+)"/).map { String($0.1) }
        }
    }
}
