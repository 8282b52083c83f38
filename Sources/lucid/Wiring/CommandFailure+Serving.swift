import NIOCore
import NIOSSL
import PaymentModel
import Payments

extension CommandFailure {
    /// The failure for an error that ended the service.
    static func from(_ error: any Error, serving configuration: ServiceConfiguration) -> any Error {
        switch error {
        case is CommandFailure: error
        case let error as NetworkRefusal: Self(.configuration, error.reason)
        case let error as StoreError: Self(opening: configuration.store.databasePath, error)
        case let error as IOError:
            Self(
                .unavailable,
                "cannot listen on \(configuration.http.host):\(configuration.http.port): \(error)")
        case let error as NIOSSLError:
            Self(.configuration, "LUCID_TLS_CERTIFICATE and LUCID_TLS_KEY cannot be used: \(error)")
        default: error
        }
    }
}
