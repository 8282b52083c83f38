import PaymentModel
import Payments

extension PaymentConfiguration {
    /// The payment settings from the configuration.
    init(_ configuration: ServiceConfiguration, masterKey: MasterKey) {
        self.init(network: configuration.node.network, masterKey: masterKey)
        assets = configuration.node.assets
        payoutWallet = configuration.payments.payoutWallet
        feeLimitMax = configuration.payments.feeLimitMax
        burnsTRX = configuration.payments.burnsTRX
        transactionLifetime = configuration.payments.transactionLifetime
        hardwareLifetime = configuration.payments.hardwareLifetime
        attemptsMax = configuration.payments.attemptsMax
        policy = configuration.payments.policy
        fourEyes = configuration.payments.fourEyes
        blockTrust = .witnesses(from: configuration.node.trustedBlock)
        storeName = configuration.store.directory.path
        kycIssuers = configuration.payments.kycIssuers
    }
}
