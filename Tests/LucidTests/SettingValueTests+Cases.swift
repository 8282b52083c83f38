import Foundation
import PaymentAPI
import PaymentModel
import Payments
import Scratch
import Testing

@testable import lucid

extension SettingValueTests {
    static let goodCases = [
        Case("LUCID_NETWORK", "devnet"), Case("LUCID_NODE_URLS", "http://127.0.0.1:9090"),
        Case("LUCID_NODE_URLS", "https://api.trongrid.io,http://[::1]:8090/"),
        Case("LUCID_NODE_TIMEOUT", "500ms"), Case("LUCID_NODE_TIMEOUT", "1m"),
        Case("LUCID_NODE_API_KEY", "0a1b2c3d-aaaa-bbbb"), Case("LUCID_NODE_PROXY", "socks5://127.0.0.1:1080"),
        Case("LUCID_TRUSTED_BLOCK", "7:0000000000000007" + String(repeating: "a", count: 48)),
        Case("LUCID_USDT_CONTRACT", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        Case("LUCID_USDT_CONTRACT", "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"),
        Case("LUCID_HTTP_HOST", "0.0.0.0"), Case("LUCID_HTTP_HOST", "::1"), Case("LUCID_HTTP_PORT", "0"),
        Case("LUCID_HTTP_CONNECTIONS_MAX", "4"), Case("LUCID_HTTP_CONNECTIONS_MAX", "1000000"),
        Case("LUCID_HTTP_TRUSTED_PROXIES", "10.0.0.0/8,fd00::/8,192.0.2.1"),
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

    static let badCases = [
        Case("LUCID_NETWORK", "main"), Case("LUCID_NETWORK", "Mainnet"),
        Case("LUCID_NODE_URLS", "127.0.0.1:9090"),
        Case("LUCID_NODE_URLS", "ftp://a"), Case("LUCID_NODE_URLS", "http://a,http://a/"),
        Case("LUCID_NODE_URLS", "http://a,"), Case("LUCID_NODE_URLS", "http://user:word@a"),
        Case("LUCID_NODE_URLS", "http://a?b=c"), Case("LUCID_NODE_API_KEY", "two words"),
        Case("LUCID_NODE_TIMEOUT", "499ms"), Case("LUCID_NODE_TIMEOUT", "61s"),
        Case("LUCID_NODE_TIMEOUT", "5s,5s"), Case("LUCID_NODE_TIMEOUT", "5s,"),
        Case("LUCID_NODE_PROXY", "http://127.0.0.1:1080"), Case("LUCID_NODE_PROXY", "socks5://127.0.0.1"),
        Case("LUCID_NODE_PROXY", "socks5://u:p@127.0.0.1:1080"),
        Case("LUCID_TRUSTED_BLOCK", "8:0000000000000007" + String(repeating: "a", count: 48)),
        Case("LUCID_TRUSTED_BLOCK", "7"), Case("LUCID_TRUSTED_BLOCK", "7:ab"),
        Case("LUCID_USDT_CONTRACT", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u"),
        Case("LUCID_HTTP_HOST", "http://a"),
        Case("LUCID_HTTP_PORT", "65536"), Case("LUCID_HTTP_PORT", "-1"), Case("LUCID_HTTP_PORT", "08"),
        Case("LUCID_HTTP_CONNECTIONS_MAX", "3"), Case("LUCID_HTTP_CONNECTIONS_MAX", "many"),
        Case("LUCID_HTTP_TRUSTED_PROXIES", "10.0.0.1/8"), Case("LUCID_HTTP_TRUSTED_PROXIES", "10.0.0.0/33"),
        Case("LUCID_HTTP_TRUSTED_PROXIES", "proxy"), Case("LUCID_HTTP_TRUSTED_PROXIES", "10.0.0.0/8,"),
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
}
