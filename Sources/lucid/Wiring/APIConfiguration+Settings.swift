import PaymentAPI

extension APIConfiguration {
    /// The API's configuration from the settings.
    init(_ settings: HTTPSettings, version: String) {
        self.init(version: version)
        host = settings.host
        port = settings.port
        basePath = settings.basePath
        tls = settings.tls
        rateLimit = settings.rateLimit
        connectionsMax = settings.connectionsMax ?? connectionsMax
        trustedProxies = settings.trustedProxies
    }
}

extension TokenSettings {
    /// The rules for tokens from the settings.
    init(_ options: TokenOptions, secret: [UInt8]?) {
        self.init(
            issuer: options.issuer, audience: options.audience, secret: secret, jwks: options.keySet)
    }
}
