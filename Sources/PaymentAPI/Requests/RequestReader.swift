import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// Reads the values of a request: of its path, its query and its body.
///
/// ```swift
/// let reader = RequestReader(request)
/// let (id, reason) = try reader.values(
///     reader.path("payout_id", .existing(PayoutID.self)), reader.body.optional("reason", .text(.reason)))
/// ```
///
/// Everything that is not acceptable is reported at once, with what nobody asked for: fields of the body, and
/// parameters of the query.
final class RequestReader {
    let request: OperationRequest
    /// The members of the body; none if there is no body.
    let body: ObjectReader
    private var asked: Set<String> = []

    init(_ request: OperationRequest) {
        self.request = request
        body = if case .json(let json) = request.content { ObjectReader(of: json) } else { ObjectReader([:]) }
    }

    /// The value of a parameter of the path.
    func path<Value>(_ name: String, _ form: Form<Value>) -> Checked<Value> {
        form.read(.string(request.parameters[name] ?? "")).below("path:" + name)
    }

    /// The value of a parameter of the query, nil if it is left out.
    func query<Value>(_ name: String, _ form: Form<Value>) -> Checked<Value?> {
        guard let text = queryText(name) else { return .valid(nil) }
        return form.read(.string(text)).below("query:" + name).map(Optional.some)
    }

    /// The value of a parameter of the query, `value` if it is left out.
    func query<Value>(_ name: String, _ form: Form<Value>, else value: Value) -> Checked<Value> {
        query(name, form).map { $0 ?? value }
    }

    /// The value of a parameter of the query that must be there.
    func requiredQuery<Value>(_ name: String, _ form: Form<Value>) -> Checked<Value> {
        query(name, form).flatMap { value in
            value.map(Checked.valid) ?? .violation("required", at: "query:" + name)
        }
    }

    /// Refuses the parameter `name` of the query, which exists and makes no sense here.
    func noQuery(_ name: String, because detail: String) -> Checked<Void> {
        queryText(name) == nil ? .valid(()) : .violation(detail, at: "query:" + name)
    }

    /// The values themselves.
    ///
    /// - Throws: `validation_failed` with everything that is wrong with any part of the request; otherwise
    ///   `not_found` for an id in the path that nothing can have.
    func values<each Value>(_ values: repeat Checked<each Value>) throws(Problem) -> (repeat each Value) {
        do throws(Violations) {
            return try checked(repeat each values).get()
        } catch {
            throw Problem.invalid(error)
        }
    }

    /// A value that others depend on, such as the token of an amount. If it is invalid, violations of the others are
    /// not reported.
    func value<Value>(_ value: Checked<Value>) throws(Problem) -> Value {
        do throws(Violations) {
            return try value.get()
        } catch {
            throw Problem.invalid(error)
        }
    }

    /// The values themselves. If any is invalid, `found` reports what else is wrong with those that could be read, by
    /// asking the domain, so that the caller learns everything at once.
    func values<each Value>(
        _ values: repeat Checked<each Value>, beside found: () async throws -> [Violation]
    ) async throws -> (repeat each Value) {
        do throws(Violations) {
            return try checked(repeat each values).get()
        } catch {
            var violations = error
            violations.add(new: try await found())
            throw Problem.invalid(violations)
        }
    }

    private func checked<each Value>(_ values: repeat Checked<each Value>) -> Checked<(repeat each Value)> {
        all(unaskedQuery(), all(repeat each values), body.rest()).map { _, values, _ in values }
    }

    private func queryText(_ name: String) -> String? {
        asked.insert(name)
        return request.query.first { $0.name == name }?.value
    }

    /// Refuses unknown parameters of the query, and those that appear twice.
    private func unaskedQuery() -> Checked<Void> {
        var seen: Set<String> = []
        let wrong = request.query.compactMap { item -> Violation? in
            if !asked.contains(item.name) { return Violation("query:" + item.name, "unknown parameter") }
            return seen.insert(item.name).inserted
                ? nil : Violation("query:" + item.name, "appears more than once")
        }
        return wrong.isEmpty ? .valid(()) : .invalid(Violations(wrong))
    }
}
