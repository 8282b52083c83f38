import PaymentModel
import Payments

/// An invalid value: where it is, and what is wrong with it.
typealias Violation = PaymentError.Violation

/// Everything that is wrong with the values of a request. The first hundred violations are listed and the rest
/// counted, so that the answer stays short whatever was sent.
struct Violations: Error, Sendable {
    private enum Limits {
        static let listedMax = 100
    }

    /// The first hundred.
    private(set) var listed: [Violation] = []
    /// All of them.
    private(set) var count = 0
    /// Whether the path has an id of the right form that no record can have.
    private(set) var hasUnknownID = false

    init(_ violations: [Violation] = []) {
        self.init(of: violations) { $0 }
    }

    /// What `violation` says about each of `values`.
    init<Value>(of values: [Value], _ violation: (Value) -> Violation) {
        listed = values.prefix(Limits.listedMax).map(violation)
        count = values.count
    }

    /// An id of the right form that no record can have.
    static let unknownID: Self = {
        var violations = Self()
        violations.hasUnknownID = true
        return violations
    }()

    /// Adds `others`, which stand below `location`.
    mutating func add(_ others: Self, below location: String = "") {
        for violation in others.listed.prefix(Limits.listedMax - listed.count) {
            listed.append(location.isEmpty ? violation : violation.moved(below: location))
        }
        count += others.count
        hasUnknownID = hasUnknownID || others.hasUnknownID
    }

    /// Adds what is not among them yet.
    mutating func add(new violations: [Violation]) {
        let known = Set(listed)
        add(Self(violations.filter { !known.contains($0) }))
    }

    /// The same with each violation as `transform` says.
    func map(_ transform: (Violation) -> Violation) -> Self {
        var violations = self
        violations.listed = listed.map(transform)
        return violations
    }

    /// All of them in a sentence.
    var text: String {
        let more = count > listed.count ? ["and \(count - listed.count) more"] : []
        return (listed.map { "\($0.location): \($0.detail)" } + more).joined(separator: "; ")
    }
}

extension Violation {
    fileprivate func moved(below location: String) -> Self {
        Self(location + self.location, detail, code: code)
    }
}
