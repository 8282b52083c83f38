import Foundation
import PaymentAPI
import PaymentModel
import Payments
import Scratch
import Testing

@testable import lucid

@Suite("Values of settings")
struct SettingValueTests {
    /// A variable with a value that is taken, or with one that is refused.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        var testDescription: String { "\(name)=\(text)" }

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    @Test("what the documentation allows is taken", arguments: goodCases)
    func good(_ setting: Case) async throws {
        let folder = try ScratchFolder()

        let configuration = try await folder.configuration([setting.name: setting.text])

        let found = try #require(configuration.settings.first { $0.variable.name == setting.name })
        #expect(found.origin == .environment)
        #expect(
            found.shown
                == (found.variable.isSecret && found.variable != .storeURL ? Setting.mask : setting.text))
    }

    @Test("anything else is refused, and the variable named", arguments: badCases)
    func bad(_ setting: Case) async throws {
        let folder = try ScratchFolder()

        let problems = try await folder.problems([setting.name: setting.text])

        // A certificate without its key is two mistakes where it can't be read either.
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("\(setting.name): ") == true)
    }

    static let unsupportedCases = [
        Case("LUCID_STORE_URL", "mongodb://localhost/lucid?replicaSet=rs0"),
        Case("LUCID_CACHE_URL", "redis://localhost"),
    ]

    @Test("what this version can't do is refused, not ignored", arguments: unsupportedCases)
    func unsupported(_ setting: Case) async throws {
        let folder = try ScratchFolder()

        let problems = try await folder.problems([setting.name: setting.text])

        #expect(problems.count == 1)
        #expect(problems.first?.contains("this version does not support") == true)
    }

    @Test("limits and issuers may be the JSON itself, or a file")
    func payoutRules() async throws {
        let folder = try ScratchFolder()
        let defaults = try await folder.configuration([:])
        let configured = try await folder.configuration([
            "LUCID_POLICY": #"{"v0":{"per_day":"25"},"approval":{"required":3}}"#,
            "LUCID_KYC_ISSUERS": #"{"issuers":[]}"#,
        ])

        #expect(defaults.payments.policy == .standard)
        let usdt = try #require(configured.node.assets.usdt)
        #expect(configured.payments.policy[usdt].v0.perDay == 25_000_000)
        #expect(configured.payments.policy[usdt].approval.required == 3)
    }

    @Test("set to nothing is not set")
    func empty() async throws {
        let folder = try ScratchFolder()

        let configuration = try await folder.configuration(["LUCID_HTTP_PORT": "", "LUCID_CACHE_URL": ""])

        #expect(configuration.http.port == 8085)
    }

    @Test("with nothing set there is a devnet on loopback and SQLite in the data directory")
    func defaults() async throws {
        let folder = try ScratchFolder()

        let configuration = try await folder.configuration([:])

        #expect(configuration.node.network == .devnet)
        #expect(configuration.node.urls == ["http://127.0.0.1:9090"])
        #expect(configuration.http.host == "127.0.0.1")
        #expect(configuration.store.databasePath == folder.path + "/data/lucid.sqlite")
        #expect(configuration.payments.transactionLifetime == .seconds(120))
        #expect(configuration.payments.hardwareLifetime == .seconds(3600))
        #expect(configuration.settings.map(\.variable) == Variable.allCases)
    }

    @Test("a network of one's own needs nodes, and has no USDT unless told")
    func custom() async throws {
        let folder = try ScratchFolder()
        let environment = GoodSecret.both.merging(["LUCID_NETWORK": "custom"]) { _, new in new }

        let problems = try await folder.problems(environment)
        let configuration = try await folder.configuration(
            environment.merging(["LUCID_NODE_URLS": "http://10.0.0.1:8090"]) { _, new in new })

        #expect(problems == ["LUCID_NODE_URLS: must be set if LUCID_NETWORK is custom"])
        #expect(configuration.node.assets.usdt == nil)
    }

    @Test("a certificate needs its key, and the other way round")
    func tlsPair() async throws {
        let folder = try ScratchFolder()
        let begin = "-----BEGIN "
        let certificate = try folder.write(begin + "CERTIFICATE-----\n", to: "chain.pem")
        let key = try folder.write(begin + "EC PRIVATE KEY-----\n", to: "key.pem")

        let missingKey = try await folder.problems(["LUCID_TLS_CERTIFICATE": certificate])
        let missingCertificate = try await folder.problems(["LUCID_TLS_KEY": key])
        let both = try await folder.configuration([
            "LUCID_TLS_CERTIFICATE": certificate, "LUCID_TLS_KEY": key,
        ])

        #expect(missingKey == ["LUCID_TLS_KEY: must be set if LUCID_TLS_CERTIFICATE is"])
        #expect(missingCertificate == ["LUCID_TLS_CERTIFICATE: must be set if LUCID_TLS_KEY is"])
        #expect(both.http.tls?.keyPath == key)
    }
}
