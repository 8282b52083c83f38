extension Wallet {
    /// - Throws: `PaymentError` with `walletUnusable` unless it may sign, and its key is here or on a device.
    package func requireUsable() throws(PaymentError) {
        guard status == .active else {
            throw PaymentError(.walletUnusable, "The wallet is \(status.rawValue) and signs nothing.")
        }
        guard kind == .hardware || kind == .local && sealedKey != nil else {
            throw PaymentError(.walletUnusable, "The service does not have the wallet's key.")
        }
    }
}
