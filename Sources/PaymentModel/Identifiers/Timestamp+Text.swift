extension Timestamp {
    /// RFC 3339 in UTC with milliseconds: "2026-11-23T14:01:04.123Z".
    public var text: String {
        var text: [UInt8] = []
        text.reserveCapacity(24)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the same text.
    package func write(to text: inout [UInt8]) {
        let day = milliseconds.floorDivided(by: 86_400_000)
        let inDay = milliseconds - day * 86_400_000
        let (year, month, dayOfMonth) = Self.civil(fromDays: day)
        func write(_ number: Int64, width: Int, behind mark: Unicode.Scalar? = nil) {
            if let mark { text.append(UInt8(ascii: mark)) }
            guard number >= 0, number < [1, 10, 100, 1000, 10_000][width] else {
                return text.append(contentsOf: String(number).utf8)
            }
            var place = [1, 1, 10, 100, 1000][width] as Int64
            while place > 0 {
                text.append(UInt8(ascii: "0") + UInt8(number / place % 10))
                place /= 10
            }
        }
        write(year, width: 4)
        write(month, width: 2, behind: "-")
        write(dayOfMonth, width: 2, behind: "-")
        write(inDay / 3_600_000, width: 2, behind: "T")
        write(inDay / 60_000 % 60, width: 2, behind: ":")
        write(inDay / 1000 % 60, width: 2, behind: ":")
        write(inDay % 1000, width: 3, behind: ".")
        text.append(UInt8(ascii: "Z"))
    }

    /// Howard Hinnant's `civil_from_days`: the proleptic Gregorian date of a count of days since 1970-01-01.
    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The time in RFC 3339 `text`, with any offset; nil if it is not one. Digits after the milliseconds are cut off.
    public init?(_ text: String) {
        guard let parsed = RFC3339(text) else { return nil }
        let days = Self.days(fromCivil: parsed.year, parsed.month, parsed.day)
        let seconds = days * 86_400 + parsed.hour * 3600 + parsed.minute * 60 + parsed.second
        self.init(milliseconds: (seconds - parsed.offsetSeconds) * 1000 + parsed.millisecond)
        guard Self.writable.contains(milliseconds) else { return nil }
    }

    /// The years 0001 to 9999 in UTC: only these have a text.
    private static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// Howard Hinnant's `days_from_civil`.
    private static func days(fromCivil year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.floorDivided(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension Int64 {
    /// The quotient towards minus infinity.
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// The fields of an RFC 3339 date-time, checked against their ranges.
private struct RFC3339 {
    var year, month, day, hour, minute, second, millisecond, offsetSeconds: Int64

    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        guard let year = Self.digits(4, &rest), Self.skip("-", &rest), let month = Self.digits(2, &rest),
            Self.skip("-", &rest), let day = Self.digits(2, &rest), Self.skip("Tt", &rest),
            let hour = Self.digits(2, &rest), Self.skip(":", &rest), let minute = Self.digits(2, &rest),
            Self.skip(":", &rest), let second = Self.digits(2, &rest),
            let millisecond = Self.fraction(&rest), let offset = Self.offset(&rest), rest.isEmpty,
            (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
        (self.millisecond, offsetSeconds) = (millisecond, offset)
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int64? {
        let head = rest.prefix(count)
        guard head.count == count, head.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(count)
        return head.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func skip(_ allowed: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first, allowed.utf8.contains(first) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard skip(".", &rest) else { return 0 }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        let three = (Array(digits) + [0x30, 0x30]).prefix(3)
        return three.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        if skip("Zz", &rest) { return 0 }
        guard let sign = rest.first, skip("+-", &rest), let hours = digits(2, &rest), skip(":", &rest),
            let minutes = digits(2, &rest), hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
}
