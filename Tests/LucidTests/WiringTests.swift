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
    static let payments = [
        "LUCID_NETWORK": "custom", "LUCID_NODE_URLS": "http://a:1,http://b:2",
        "LUCID_MASTER_KEY": GoodSecret.masterKey, "LUCID_JWT_SECRET": GoodSecret.jwt,
        "LUCID_TRUSTED_BLOCK": "7:0000000000000007" + String(repeating: "a", count: 48),
        "LUCID_USDT_CONTRACT": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "LUCID_TOKENS": #"{"USDC":{"contract":"TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8","decimals":7}}"#,
        "LUCID_PAYOUT_WALLET": "wal_01J0000000000000000000000A", "LUCID_FEE_LIMIT_MAX": "7",
        "LUCID_BURN_TRX": "false", "LUCID_TRANSACTION_LIFETIME": "33s", "LUCID_HARDWARE_LIFETIME": "44m",
        "LUCID_MAX_ATTEMPTS": "9", "LUCID_FOUR_EYES": "recipients, unfreeze",
        "LUCID_AUDIT_SINK": "file:/tmp/checkpoints.jsonl",
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
            "LUCID_HTTP_CONNECTIONS_MAX": "40", "LUCID_HTTP_TRUSTED_PROXIES": "10.0.0.0/8",
            "LUCID_RATE_LIMIT": "5/7s", "LUCID_TLS_CERTIFICATE": files.0, "LUCID_TLS_KEY": files.1,
        ])

        let wired = APIConfiguration(settings.http, version: "9.8.7")

        #expect(
            wired.host == "::1" && wired.port == 4711 && wired.basePath == "/api" && wired.version == "9.8.7")
        #expect(wired.connectionsMax == 40 && wired.trustedProxies == [NetworkRange("10.0.0.0/8")])
        #expect(wired.rateLimit == RateLimit(requests: 5, per: .seconds(7)))
        #expect(wired.tls == TLSFiles(certificatePath: files.0, keyPath: files.1))
    }
}
