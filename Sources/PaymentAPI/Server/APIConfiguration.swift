/// How the API is served.
public struct APIConfiguration: Sendable {
    /// The address to listen on (`LUCID_HTTP_HOST`).
    public var host: String
    /// 0 for any free port.
    public var port: Int
    /// A path that everything is below, such as "/api/v1"; "" for the root. The health paths exist at the
    /// root as well.
    public var basePath: String
    /// Nil for plain HTTP, behind a gateway that ends TLS.
    public var tls: TLSFiles?
    /// For each subject; and for each address that asks without a good token.
    public var rateLimit: RateLimit
    /// Connections of all callers; one address has a quarter of them at most.
    public var connectionsMax: Int
    /// Proxies whose X-Forwarded-For names the caller.
    public var trustedProxies: [NetworkRange] = []
    /// The service's version, for health and status.
    public var version: String

    /// Plain HTTP on the loopback interface, port 8085, with 600 requests a minute for each subject, and as many connections as
    /// the process can open beside its own files.
    public init(version: String) {
        host = "127.0.0.1"
        port = 8085
        basePath = ""
        rateLimit = RateLimit(requests: 600, per: .seconds(60))
        connectionsMax = DescriptorLimit.connections
        self.version = version
    }
}

/// A certificate chain and its private key, in PEM files.
public struct TLSFiles: Hashable, Sendable {
    /// The certificate chain, leaf first.
    public var certificatePath: String
    /// The private key of the leaf certificate.
    public var keyPath: String

    /// Both are read once, when the server starts.
    public init(certificatePath: String, keyPath: String) {
        self.certificatePath = certificatePath
        self.keyPath = keyPath
    }
}
