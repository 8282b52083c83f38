import Foundation
import PaymentModel
import Payments

/// A clock that runs faster than the wall's: what the service lets pass between two looks passes sooner, and everything
/// that it says of time still fits together.
struct HurriedClock: ServiceClock {
    /// Seconds of the service in one second of the test.
    private static let pace = 8

    private let began = ContinuousClock.now
    private let beginning = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

    func now() -> Timestamp { beginning.adding((ContinuousClock.now - began) * Self.pace) }

    func sleep(for duration: Duration) async throws {
        try await ContinuousClock().sleep(for: duration / Self.pace)
    }
}
