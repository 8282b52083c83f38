public import PaymentModel

extension PayoutService {
    /// The limits in effect, and how much of them is used.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func policy(of asset: Asset) async throws -> PolicyUse {
        try await PaymentError.mapping {
            try await PolicyUse(of: asset, policy: judge.policy, at: books.clock.now(), in: books.store)
        }
    }
}
