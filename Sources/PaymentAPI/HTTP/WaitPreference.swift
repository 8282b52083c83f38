/// The `wait` preference of a request (RFC 7240).
enum WaitPreference {
    private enum Limits {
        static let secondsMax = 60
    }

    /// How many seconds the caller wants to wait, at most 60. Nil if it does not ask to, or not with a number
    /// from 1.
    static func seconds(in header: String?) -> Int? {
        for preference in (header ?? "").split(separator: ",") {
            // A preference can have parameters of its own behind a semicolon; `wait` has none.
            let sides = preference.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].trimmed.lowercased() == "wait" else { continue }
            let digits = sides[1].trimmed
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            // A number that does not fit an integer is more than 60, too.
            let seconds = Int(digits) ?? Limits.secondsMax
            return seconds >= 1 ? min(seconds, Limits.secondsMax) : nil
        }
        return nil
    }
}
