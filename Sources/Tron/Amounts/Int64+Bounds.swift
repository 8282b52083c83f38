extension Int64 {
    /// The sum, or the end of the range that it would be beyond.
    package func addingWithinBounds(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    /// The difference, or the end of the range that it would be beyond.
    package func subtractingWithinBounds(_ other: Self) -> Self {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }
}

extension Duration {
    /// The duration in milliseconds, towards zero; the end of the range where they are more.
    package var wholeMilliseconds: Int64 {
        let (milliseconds, overflow) = components.seconds.multipliedReportingOverflow(by: 1000)
        if overflow { return components.seconds < 0 ? .min : .max }
        return milliseconds.addingWithinBounds(components.attoseconds / 1_000_000_000_000_000)
    }
}
