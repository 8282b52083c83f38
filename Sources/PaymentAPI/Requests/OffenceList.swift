import PaymentModel
import Payments

/// Collects what is not acceptable in one request, so that all of it is told at once.
final class OffenceList {
    private(set) var items: [PaymentError.Offence] = []
    /// Whether what the path names can't be there.
    private var hasFoundNothing = false

    func add(_ location: String, _ detail: String) {
        items.append(.init(location, detail))
    }

    /// Notes that what the path names is not there, before anybody looked for it.
    func foundNothing() { hasFoundNothing = true }

    /// - Throws: `validation_failed` where there is anything, what the domain found beside it included; otherwise
    ///   `not_found` where that was noted.
    func check(beside others: [PaymentError.Offence] = []) throws(Problem) {
        let known = Set(items)
        let all = items + others.filter { !known.contains($0) }
        guard all.isEmpty else { throw Problem.invalid(all) }
        guard !hasFoundNothing else { throw Problem(.notFound) }
    }
}
