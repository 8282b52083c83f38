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

/// Everything that is read from the configuration reaches what it is for.
@Suite("Settings are kept to")
struct WiringTests {
    /// Every setting of payments, none as it is by default.
    private static let payments = [
        "LUCID_NETWORK": "custom", "LUCID_NODE_URLS": "http://a:1,http://b:2",
        "LUCID_MASTER_KEY": GoodSecret.masterKey, "LUCID_JWT_SECRET": GoodSecret.jwt,
        "LUCID_TRUSTED_BLOCK": "7:0000000000000007" + String(repeating: "a", count: 48),
        "LUCID_USDT_CONTRACT": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "LUCID_TOKENS": #"{"USDC":{"contract":"TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8","decimals":7}}"#,
        "LUCID_PAYOUT_WALLET": "wal_01J0000000000000000000000A", "LUCID_FEE_LIMIT_MAX": "7",
        "LUCID_BURN_TRX": "false", "LUCID_TRANSACTION_LIFETIME": "33s", "LUCID_HARDWARE_LIFETIME": "44m",
        "LUCID_MAX_ATTEMPTS": "9", "LUCID_FOUR_EYES": "recipients, unfreeze",
        "LUCID_POLICY": #"{"v0":{"per_day":"12345"}}"#,
        "LUCID_KYC_ISSUERS":
            #"{"issuers":[{"iss":"anna","jwks":{"keys":[{"kty":"oct","k":"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"}]}}]}"#,
    ]

    @Test("payments keep to every setting of theirs")
    func payments() async throws {
        let folder = try ScratchFolder()
        let masterKey = try MasterKey(bytes: [UInt8](repeating: 1, count: MasterKey.byteCount))

        let wired = PaymentConfiguration(
            try await folder.configuration(Self.payments), masterKey: masterKey)

        #expect(wired.network == .custom && wired.masterKey.id == masterKey.id)
        let usdt = Token(usdt: try Address(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
        let usdc = try Token(
            symbol: "USDC", decimals: 7, contract: Address(parsing: "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"))
        #expect(wired.assets.tokens == [usdt, usdc])
        #expect(wired.payoutWallet == WalletID("wal_01J0000000000000000000000A"))
        #expect(wired.feeLimitMax == Sun(7_000_000) && !wired.burnsTRX)
        #expect(wired.transactionLifetime == .seconds(33) && wired.hardwareLifetime == .seconds(44 * 60))
        #expect(wired.attemptsMax == 9 && wired.fourEyes == [.recipients, .unfreeze])
        #expect(wired.policy[.token(usdt)].v0.perDay == 12_345_000_000)
    }

    @Test("no setting of payments stays as it is by default when all are set")
    func complete() async throws {
        let folder = try ScratchFolder()
        let masterKey = try MasterKey(bytes: [UInt8](repeating: 1, count: MasterKey.byteCount))
        let standard = PaymentConfiguration(network: .devnet, masterKey: masterKey)
        let wired = PaymentConfiguration(
            try await folder.configuration(Self.payments), masterKey: masterKey)

        // What is not a setting: it comes from elsewhere, or only tests change it.
        let others: Set<String> = ["masterKey", "payoutsPerPart"]
        let pairs = zip(Mirror(reflecting: standard).children, Mirror(reflecting: wired).children)
        for (before, after) in pairs where !others.contains(before.label ?? "") {
            #expect(
                String(reflecting: before.value) != String(reflecting: after.value),
                "\(before.label ?? "") is not wired")
        }
    }

    @Test("the API keeps to every setting of its own")
    func api() async throws {
        let folder = try ScratchFolder()
        let files = (
            try folder.write("-----BEGIN CERTIFICATE-----\n", to: "c.pem"),
            try folder.write("-----BEGIN PRIVATE KEY-----\n", to: "k.pem")
        )
        let settings = try await folder.configuration([
            "LUCID_HTTP_HOST": "::1", "LUCID_HTTP_PORT": "4711", "LUCID_HTTP_BASE_PATH": "/api",
            "LUCID_RATE_LIMIT": "5/7s", "LUCID_TLS_CERTIFICATE": files.0, "LUCID_TLS_KEY": files.1,
        ])

        let wired = APIConfiguration(settings.http, version: "9.8.7")

        #expect(
            wired.host == "::1" && wired.port == 4711 && wired.basePath == "/api" && wired.version == "9.8.7")
        #expect(wired.rateLimit == RateLimit(requests: 5, per: .seconds(7)))
        #expect(wired.tls == TLSFiles(certificatePath: files.0, keyPath: files.1))
    }

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
