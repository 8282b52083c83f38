import HTTPTypes

/// Finds the address that a request comes from.
struct CallerOrigin: Sendable {
    /// Proxies that are believed (`LUCID_HTTP_TRUSTED_PROXIES`).
    let trustedProxies: [NetworkRange]

    private enum Limits {
        /// Hops of X-Forwarded-For that are looked at, from the last one on.
        static let hopsMax = 16
    }

    /// The peer's address; or, behind trusted proxies, the last address of X-Forwarded-For that is not one of theirs. What
    /// stands before that was written by the caller, and proves nothing.
    func address(of arrival: Arrival) -> NetworkAddress? {
        guard var address = arrival.remoteAddress.flatMap({ NetworkAddress($0) }) else { return nil }
        guard isTrusted(address) else { return address }
        let hops = arrival.head.headerFields[values: Self.forwardedFor].reversed()
            .lazy.flatMap { $0.utf8.split(separator: UInt8(ascii: ",")).reversed() }
        for hop in hops.prefix(Limits.hopsMax) {
            guard let text = String(hop), let next = NetworkAddress(String(text[...].trimmed)) else { break }
            address = next
            if !isTrusted(address) { break }
        }
        return address
    }

    /// Whether `address` is a proxy that speaks for others.
    func isTrusted(_ address: NetworkAddress) -> Bool { trustedProxies.contains { $0.contains(address) } }

    private static let forwardedFor: HTTPField.Name = {
        // A constant; the initialiser is failable for names that come from outside.
        guard let name = HTTPField.Name("X-Forwarded-For") else {
            preconditionFailure("X-Forwarded-For is a valid field name")
        }
        return name
    }()
}
