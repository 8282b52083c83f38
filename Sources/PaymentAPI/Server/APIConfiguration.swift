/// How the API is served.
public struct APIConfiguration: Sendable {
    public var host: String
    /// 0 takes a free one.
    public var port: Int
    /// Everything is below it, such as "/api/v1"; "" for the root. The health paths answer at the root as well.
    public var basePath: String
    /// Nil for plain HTTP, behind a gateway that ends TLS.
    public var tls: TLSFiles?
    /// For each subject.
    public var rateLimit: RateLimit
    /// Of the service, as health and status tell it.
    public var version: String

    public init(version: String) {
        host = "127.0.0.1"
        port = 8085
        basePath = ""
        rateLimit = RateLimit(requests: 600, per: .seconds(60))
        self.version = version
    }
}

/// A certificate chain and its key, in PEM files.
public struct TLSFiles: Hashable, Sendable {
    public var certificatePath: String
    public var keyPath: String

    public init(certificatePath: String, keyPath: String) {
        self.certificatePath = certificatePath
        self.keyPath = keyPath
    }
}
