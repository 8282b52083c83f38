import Foundation
import PaymentAPI

/// Where the API is served.
struct HTTPSettings {
    let host: String
    /// 0 takes a free one.
    let port: Int
    /// Empty, or such as `/api/v1`.
    let basePath: String
    let tls: TLSFiles?
    let rateLimit: RateLimit
    /// Nil: as many as the process can have open.
    let connectionsMax: Int?
    let trustedProxies: [NetworkRange]

    init(_ reader: inout SettingReader) {
        host = reader.value(.httpHost, default: ("127.0.0.1", "127.0.0.1"), parse: SettingText.host)
        port = reader.value(.httpPort, default: ("8085", 8085), parse: SettingText.port)
        basePath = reader.value(.httpBasePath, default: ("", ""), parse: SettingText.basePath)
        let certificate = reader.optional(.tlsCertificate) { text throws(ValueProblem) in
            try Self.pem(text, holding: "CERTIFICATE")
        }
        let key = reader.optional(.tlsKey) { text throws(ValueProblem) in
            try Self.pem(text, holding: "PRIVATE KEY")
        }
        switch (certificate, key) {
        case (let certificate?, let key?): tls = TLSFiles(certificatePath: certificate, keyPath: key)
        case (_?, nil) where !reader.isBad(.tlsKey):
            reader.complain(.tlsKey, "must be set if LUCID_TLS_CERTIFICATE is")
            tls = nil
        case (nil, _?) where !reader.isBad(.tlsCertificate):
            reader.complain(.tlsCertificate, "must be set if LUCID_TLS_KEY is")
            tls = nil
        case (_, _): tls = nil
        }
        let standard = RateLimit(requests: 600, per: .seconds(60))
        connectionsMax = reader.optional(.httpConnectionsMax) { text throws(ValueProblem) in
            try SettingText.integer(text, in: 4...1_000_000)
        }
        trustedProxies = reader.value(.httpTrustedProxies, default: ("", []), parse: Self.proxies)
        rateLimit = reader.value(.rateLimit, default: ("600/60s", standard), parse: Self.rateLimit)
    }

    private static func pem(_ path: String, holding kind: String) throws(ValueProblem) -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ValueProblem("\(path) cannot be read")
        }
        guard let text = String(validating: bytes, as: UTF8.self), text.contains("-----BEGIN "),
            text.contains("\(kind)-----")
        else { throw ValueProblem("\(path) is not a PEM file with a \(kind)") }
        return path
    }

    /// `10.0.0.0/8,fd00::/8`: networks, or single addresses.
    private static func proxies(_ text: String) throws(ValueProblem) -> [NetworkRange] {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 64 else { throw ValueProblem("must have at most 64 networks") }
        var ranges: [NetworkRange] = []
        for part in parts {
            guard let range = NetworkRange(part) else {
                throw ValueProblem(
                    "must be networks such as 10.0.0.0/8,fd00::/8, with no bit behind the prefix")
            }
            ranges.append(range)
        }
        return ranges
    }

    /// `600/60s`: requests and time.
    private static func rateLimit(_ text: String) throws(ValueProblem) -> RateLimit {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw ValueProblem("must be REQUESTS/TIME, such as 600/60s") }
        let requests = try SettingText.integer(parts[0], in: 1...1_000_000)
        let window = try SettingText.duration(parts[1])
        guard window >= .seconds(1), window.components.attoseconds == 0 else {
            throw ValueProblem("must have whole seconds")
        }
        return RateLimit(requests: requests, per: window)
    }
}
