import Foundation
import PaymentModel
import Payments
import Synchronization

/// The time for the `Date` field of replies, made once a second.
final class HTTPDate: Sendable {
    private let clock: any ServiceClock
    private let known = Mutex<(second: Int64, text: String)>((.min, ""))

    init(clock: any ServiceClock) {
        self.clock = clock
    }

    /// Now, such as "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7).
    var text: String {
        let second = clock.now().milliseconds / 1000
        return known.withLock { known in
            if known.second != second { known = (second, Self.text(of: second)) }
            return known.text
        }
    }

    /// - Parameter second: since 1970.
    static func text(of second: Int64) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.weekday, .day, .month, .year, .hour, .minute, .second],
            from: Date(timeIntervalSince1970: TimeInterval(second)))
        func padded(_ number: Int?, _ digits: Int = 2) -> String {
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        let weekday = weekdays[(parts.weekday ?? 1) - 1]
        let month = months[(parts.month ?? 1) - 1]
        return "\(weekday), \(padded(parts.day)) \(month) \(padded(parts.year, 4)) "
            + "\(padded(parts.hour)):\(padded(parts.minute)):\(padded(parts.second)) GMT"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
