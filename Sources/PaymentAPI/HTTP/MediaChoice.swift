/// The media type of an answer, where CSV is offered beside JSON.
enum MediaChoice: String, CaseIterable {
    case json = "application/json"
    case csv = "text/csv"

    /// The type that `accept` prefers (RFC 9110, section 12.5.1), JSON if it does not care. Nil if it accepts
    /// neither.
    static func best(for accept: String?) -> Self? {
        guard let accept, !accept.allSatisfy({ $0 == " " }) else { return .json }
        let ranges = accept.split(separator: ",").map { Range($0) }
        var best: (choice: Self, weight: Int)?
        for choice in allCases {
            let weight = choice.weight(in: ranges)
            if weight > best?.weight ?? 0 { best = (choice, weight) }
        }
        return best?.choice
    }

    private struct Range {
        let type: String
        /// Thousandths.
        let weight: Int

        init(_ text: Substring) {
            let parts = text.split(separator: ";").map { $0.trimmed.lowercased() }
            type = parts.first ?? ""
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) }
            self.weight = weight.map(Self.thousandths) ?? 1000
        }

        /// "0.5" is 500. What is not a weight counts as 0.
        private static func thousandths(_ text: Substring) -> Int {
            let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole) else { return 0 }
            guard parts.count == 2 else { return whole * 1000 }
            let digits = (String(parts[1]) + "000").prefix(3)
            guard let fraction = Int(digits), fraction >= 0 else { return 0 }
            return min(1000, whole * 1000 + fraction)
        }
    }

    /// The weight of the range that names the type most exactly; 0 if none names it.
    private func weight(in ranges: [Range]) -> Int {
        let group = rawValue.prefix { $0 != "/" } + "/*"
        for name in [rawValue, String(group), "*/*"] {
            if let range = ranges.first(where: { $0.type == name }) { return range.weight }
        }
        return 0
    }
}
