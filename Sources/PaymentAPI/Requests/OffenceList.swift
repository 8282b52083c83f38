import Payments

/// Collects what is not acceptable in one request, so that all of it is told at once.
final class OffenceList {
    private(set) var items: [PaymentError.Offence] = []

    func add(_ location: String, _ detail: String) {
        items.append(.init(location, detail))
    }

    /// - Throws: `validation_failed` where there is anything, what the domain found beside it included.
    func check(beside others: [PaymentError.Offence] = []) throws(Problem) {
        let known = Set(items)
        let all = items + others.filter { !known.contains($0) }
        guard all.isEmpty else { throw Problem.invalid(all) }
    }
}
