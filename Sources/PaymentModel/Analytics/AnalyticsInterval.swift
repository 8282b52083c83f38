/// The length of the steps of a series.
public enum AnalyticsInterval: String, Sendable, CaseIterable {
    /// On UTC boundaries; weeks begin on Monday.
    case hour, day, week, month

    /// The coarsest stored sums that fit into one step.
    package var coarsest: RollupLevel {
        switch self {
        case .hour: .hour
        case .day, .week, .month: .day
        }
    }

    /// The start of the step that contains `time`, on UTC boundaries; weeks begin on Monday.
    func start(of time: Timestamp) -> Timestamp {
        let hour = RollupLevel.hour.rawValue
        let day = RollupLevel.day.rawValue
        switch self {
        case .hour: return Timestamp(milliseconds: time.milliseconds.floored(to: hour))
        case .day: return Timestamp(milliseconds: time.milliseconds.floored(to: day))
        case .week:
            // 1970-01-01 was a Thursday: the Monday before it is three days earlier.
            let shift = 3 * day
            return Timestamp(
                milliseconds: (time.milliseconds + shift).floored(to: 7 * day) - shift)
        case .month:
            return Timestamp(time.text.prefix(8) + "01T00:00:00Z") ?? time
        }
    }

    /// The start of the step after the one at `start`.
    func next(after start: Timestamp) -> Timestamp {
        switch self {
        case .hour: start.adding(.seconds(3600))
        case .day: start.adding(.seconds(86_400))
        case .week: start.adding(.seconds(7 * 86_400))
        // 31 days after the first of a month is in the next month, or on one of the first days of the one after.
        case .month: self.start(of: start.adding(.seconds(31 * 86_400)))
        }
    }
}

extension Int64 {
    fileprivate func floored(to unit: Int64) -> Int64 {
        let rest = self % unit
        return self - (rest < 0 ? rest + unit : rest)
    }
}
