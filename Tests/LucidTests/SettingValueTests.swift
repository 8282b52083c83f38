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

    static let goodCases = [
        Case("LUCID_NETWORK", "devnet"), Case("LUCID_NODE_URLS", "http://127.0.0.1:9090"),
        Case("LUCID_NODE_URLS", "https://api.trongrid.io,http://[::1]:8090/"),
        Case("LUCID_NODE_API_KEY", "0a1b2c3d-aaaa-bbbb"), Case("LUCID_NODE_PROXY", "socks5://127.0.0.1:1080"),
        Case("LUCID_TRUSTED_BLOCK", "7:0000000000000007" + String(repeating: "a", count: 48)),
        Case("LUCID_USDT_CONTRACT", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        Case("LUCID_USDT_CONTRACT", "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"),
        Case("LUCID_HTTP_HOST", "0.0.0.0"), Case("LUCID_HTTP_HOST", "::1"), Case("LUCID_HTTP_PORT", "0"),
        Case("LUCID_HTTP_PORT", "65535"), Case("LUCID_HTTP_BASE_PATH", "/api/v1"),
        Case("LUCID_METRICS_HOST", "::"), Case("LUCID_METRICS_PORT", "0"),
        Case("LUCID_STORE_URL", "sqlite:other.sqlite"),
        Case("LUCID_STORE_URL", "sqlite:/var/lib/lucid.sqlite"),
        Case("LUCID_MASTER_KEY", GoodSecret.masterKey), Case("LUCID_JWT_SECRET", GoodSecret.jwt),
        Case("LUCID_JWT_ISSUER", "gateway"), Case("LUCID_JWT_AUDIENCE", "payments"),
        Case("LUCID_PAYOUT_WALLET", "wal_01J0000000000000000000000A"),
        Case("LUCID_FEE_LIMIT_MAX", "0.000001"),
        Case("LUCID_FEE_LIMIT_MAX", "15000"), Case("LUCID_BURN_TRX", "false"),
        Case("LUCID_TRANSACTION_LIFETIME", "24h"), Case("LUCID_HARDWARE_LIFETIME", "24h"),
        Case("LUCID_MAX_ATTEMPTS", "1"), Case("LUCID_RATE_LIMIT", "5/1s"), Case("LUCID_LOG_LEVEL", "trace"),
        Case("LUCID_LOG_FORMAT", "text"),
    ]

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

    static let badCases = [
        Case("LUCID_NETWORK", "main"), Case("LUCID_NETWORK", "Mainnet"),
        Case("LUCID_NODE_URLS", "127.0.0.1:9090"),
        Case("LUCID_NODE_URLS", "ftp://a"), Case("LUCID_NODE_URLS", "http://a,http://a/"),
        Case("LUCID_NODE_URLS", "http://a,"), Case("LUCID_NODE_URLS", "http://user:word@a"),
        Case("LUCID_NODE_URLS", "http://a?b=c"), Case("LUCID_NODE_API_KEY", "two words"),
        Case("LUCID_NODE_PROXY", "http://127.0.0.1:1080"), Case("LUCID_NODE_PROXY", "socks5://127.0.0.1"),
        Case("LUCID_NODE_PROXY", "socks5://u:p@127.0.0.1:1080"),
        Case("LUCID_TRUSTED_BLOCK", "8:0000000000000007" + String(repeating: "a", count: 48)),
        Case("LUCID_TRUSTED_BLOCK", "7"), Case("LUCID_TRUSTED_BLOCK", "7:ab"),
        Case("LUCID_USDT_CONTRACT", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u"),
        Case("LUCID_HTTP_HOST", "http://a"),
        Case("LUCID_HTTP_PORT", "65536"), Case("LUCID_HTTP_PORT", "-1"), Case("LUCID_HTTP_PORT", "08"),
        Case("LUCID_HTTP_PORT", "http"), Case("LUCID_METRICS_HOST", "a b"),
        Case("LUCID_METRICS_PORT", "70000"), Case("LUCID_HTTP_BASE_PATH", "api"),
        Case("LUCID_HTTP_BASE_PATH", "/api/"),
        Case("LUCID_HTTP_BASE_PATH", "/"), Case("LUCID_HTTP_BASE_PATH", "/a/../b"),
        Case("LUCID_TLS_CERTIFICATE", "/nowhere.pem"), Case("LUCID_TLS_KEY", "/nowhere.pem"),
        Case("LUCID_STORE_URL", "lucid.sqlite"), Case("LUCID_STORE_URL", "sqlite:"),
        Case("LUCID_STORE_URL", "sqlite::memory:"), Case("LUCID_STORE_URL", "postgres://a/b"),
        Case("LUCID_MASTER_KEY", "c2hvcnQ="), Case("LUCID_MASTER_KEY", "no base64 at all!"),
        Case("LUCID_JWT_SECRET", "thirty-one-bytes-are-not-enough"), Case("LUCID_JWT_JWKS", "{"),
        Case("LUCID_JWT_JWKS", "/nowhere.json"), Case("LUCID_JWT_JWKS", #"{"keys":[]}"#),
        Case("LUCID_JWT_ISSUER", "a\nb"), Case("LUCID_PAYOUT_WALLET", "pay_01J0000000000000000000000A"),
        Case("LUCID_PAYOUT_WALLET", "wal_1"), Case("LUCID_FEE_LIMIT_MAX", "0"),
        Case("LUCID_FEE_LIMIT_MAX", "1.0000001"),
        Case("LUCID_FEE_LIMIT_MAX", "15001"), Case("LUCID_FEE_LIMIT_MAX", "1e2"),
        Case("LUCID_BURN_TRX", "yes"),
        Case("LUCID_TRANSACTION_LIFETIME", "25h"), Case("LUCID_TRANSACTION_LIFETIME", "120"),
        Case("LUCID_TRANSACTION_LIFETIME", "500ms"), Case("LUCID_TRANSACTION_LIFETIME", "0s"),
        Case("LUCID_HARDWARE_LIFETIME", "soon"), Case("LUCID_HARDWARE_LIFETIME", "25h"),
        Case("LUCID_MAX_ATTEMPTS", "0"),
        Case("LUCID_MAX_ATTEMPTS", "11"),
        Case("LUCID_RATE_LIMIT", "600"), Case("LUCID_RATE_LIMIT", "0/60s"),
        Case("LUCID_RATE_LIMIT", "5/500ms"),
        Case("LUCID_LOG_LEVEL", "loud"), Case("LUCID_LOG_FORMAT", "xml"),
        Case("LUCID_FOUR_EYES", "payouts"), Case("LUCID_POLICY", "{"), Case("LUCID_POLICY", "/nowhere.json"),
        Case("LUCID_POLICY", #"{"v0":{"minimum":1,"colour":"red"}}"#), Case("LUCID_KYC_ISSUERS", "{}"),
        Case("LUCID_KYC_ISSUERS", "/nowhere.json"),
        Case("LUCID_KYC_ISSUERS", #"{"issuers":[{"iss":"a","jwks":{"keys":[{"kty":"RSA"}]}}]}"#),
    ]

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
