/// Everything that can be configured, by the name that it has in the environment and in a file.
enum Variable: String, CaseIterable {
    case network = "LUCID_NETWORK"
    case nodeURLs = "LUCID_NODE_URLS"
    case nodeAPIKey = "LUCID_NODE_API_KEY"
    case nodeProxy = "LUCID_NODE_PROXY"
    case trustedBlock = "LUCID_TRUSTED_BLOCK"
    case usdtContract = "LUCID_USDT_CONTRACT"
    case tokens = "LUCID_TOKENS"
    case httpHost = "LUCID_HTTP_HOST"
    case httpPort = "LUCID_HTTP_PORT"
    case httpBasePath = "LUCID_HTTP_BASE_PATH"
    case tlsCertificate = "LUCID_TLS_CERTIFICATE"
    case tlsKey = "LUCID_TLS_KEY"
    case metricsHost = "LUCID_METRICS_HOST"
    case metricsPort = "LUCID_METRICS_PORT"
    case dataDirectory = "LUCID_DATA_DIR"
    case storeURL = "LUCID_STORE_URL"
    case cacheURL = "LUCID_CACHE_URL"
    case backupDirectory = "LUCID_BACKUP_DIR"
    case backupEvery = "LUCID_BACKUP_EVERY"
    case backupKeep = "LUCID_BACKUP_KEEP"
    case backupKey = "LUCID_BACKUP_KEY"
    case masterKey = "LUCID_MASTER_KEY"
    case jwtSecret = "LUCID_JWT_SECRET"
    case jwtKeySet = "LUCID_JWT_JWKS"
    case jwtIssuer = "LUCID_JWT_ISSUER"
    case jwtAudience = "LUCID_JWT_AUDIENCE"
    case kycIssuers = "LUCID_KYC_ISSUERS"
    case policy = "LUCID_POLICY"
    case fourEyes = "LUCID_FOUR_EYES"
    case payoutWallet = "LUCID_PAYOUT_WALLET"
    case feeLimitMax = "LUCID_FEE_LIMIT_MAX"
    case burnTRX = "LUCID_BURN_TRX"
    case transactionLifetime = "LUCID_TRANSACTION_LIFETIME"
    case hardwareLifetime = "LUCID_HARDWARE_LIFETIME"
    case attemptsMax = "LUCID_MAX_ATTEMPTS"
    case rateLimit = "LUCID_RATE_LIMIT"
    case logLevel = "LUCID_LOG_LEVEL"
    case logFormat = "LUCID_LOG_FORMAT"

    /// As it is set.
    var name: String { rawValue }

    /// Secrets are never shown, and may come from a file of their own.
    var isSecret: Bool {
        switch self {
        case .nodeAPIKey, .masterKey, .jwtSecret, .storeURL, .cacheURL, .backupKey: true
        case .network, .nodeURLs, .nodeProxy, .trustedBlock, .usdtContract, .tokens, .httpHost, .httpPort,
            .httpBasePath,
            .tlsCertificate, .tlsKey, .metricsHost, .metricsPort, .dataDirectory, .backupDirectory,
            .backupEvery,
            .backupKeep, .jwtKeySet, .jwtIssuer,
            .jwtAudience, .kycIssuers, .policy, .fourEyes, .payoutWallet, .feeLimitMax, .burnTRX,
            .transactionLifetime,
            .hardwareLifetime, .attemptsMax, .rateLimit, .logLevel, .logFormat:
            false
        }
    }

    /// Names a file that holds the value; nil if the value is not secret.
    var fileName: String? { isSecret ? name + "_FILE" : nil }

    /// Every name that may be set.
    static let allNames = Set(allCases.map(\.name) + allCases.compactMap(\.fileName))
}
