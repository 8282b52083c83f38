import PaymentAPI

extension APIConfiguration {
    /// How the API is served, as it is configured.
    init(_ settings: HTTPSettings, version: String) {
        self.init(version: version)
        host = settings.host
        port = settings.port
        basePath = settings.basePath
        tls = settings.tls
        rateLimit = settings.rateLimit
    }
}

extension TokenSettings {
    /// Which tokens are good, as it is configured.
    init(_ options: TokenOptions, secret: [UInt8]?) {
        self.init(
            issuer: options.issuer, audience: options.audience, secret: secret, jwks: options.keySet)
    }
}
