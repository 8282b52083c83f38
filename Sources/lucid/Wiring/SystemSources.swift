import Foundation
import PaymentModel
import Payments

/// The machine's clock.
struct SystemClock: ServiceClock {
    func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration, clock: .continuous)
    }
}

/// The system's generator, which is cryptographically secure.
struct SystemRandom: RandomSource {
    func bytes(_ count: Int) -> [UInt8] {
        // Each number is a system call and has eight bytes.
        var generator = SystemRandomNumberGenerator()
        let numbers = (0..<(count + 7) / 8).map { _ in generator.next() }
        return numbers.withUnsafeBytes { Array($0.prefix(count)) }
    }
}
