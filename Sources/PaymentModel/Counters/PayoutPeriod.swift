/// A UTC hour or a UTC day.
public struct PayoutPeriod: Hashable, Sendable {
    /// How long it is.
    public enum Kind: Hashable, Sendable {
        /// 3,600 or 86,400 seconds.
        case hour, day

        fileprivate var milliseconds: Int64 {
            switch self {
            case .hour: 3_600_000
            case .day: 86_400_000
            }
        }
    }

    /// Whether it is an hour or a day.
    public let kind: Kind
    /// Its first millisecond.
    public let start: Timestamp

    /// The period that contains `time`.
    public init(_ kind: Kind, at time: Timestamp) {
        self.kind = kind
        let rest = time.milliseconds % kind.milliseconds
        start = Timestamp(
            milliseconds: time.milliseconds - (rest < 0 ? rest + kind.milliseconds : rest))
    }

    var text: String {
        switch kind {
        case .hour: "hour/" + start.text.prefix(13)
        case .day: "day/" + start.text.prefix(10)
        }
    }
}
