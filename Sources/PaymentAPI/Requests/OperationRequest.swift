import PaymentModel
import Payments
import StrictJSON
import Tron

/// A request as an operation sees it: its form, its token and its rate are judged already.
struct OperationRequest: Sendable {
    /// What stands in the path in place of the names in braces, percent-decoded.
    let parameters: [String: String]
    /// Percent-decoded, in their order.
    let query: [QueryItem]
    /// Nil where the operation takes none, or none was sent where it is optional.
    let body: JSON?
    /// The body, where it is no JSON but a table.
    let csv: String?
    /// What the caller wants to be answered with.
    let accept: String?
    /// Nil only where the operation is open to everybody.
    let session: Session?
    let caller: Caller
    /// What names the request for replays; nil where it sent no key.
    let idempotency: IdempotencyContext?
    /// `Prefer: wait`; nil where the caller does not want to wait.
    let wait: Duration?
}

/// One parameter of a query.
struct QueryItem: Hashable, Sendable {
    let name: String
    let value: String
}

/// What an idempotent request is known by.
struct IdempotencyContext: Hashable, Sendable {
    let key: IdempotencyKey
    /// The operation's name in the API.
    let operation: String
    /// SHA-256 of path and canonical body.
    let fingerprint: String
}

/// Reads what a request says. Everything that is not acceptable is collected; `check` tells all of it.
struct RequestReader {
    let offences = OffenceList()
    let request: OperationRequest

    /// - Parameter query: names of parameters that the operation has; others, and one twice, are noted.
    init(_ request: OperationRequest, query names: Set<String> = []) {
        self.request = request
        var seen: Set<String> = []
        for item in request.query {
            if !names.contains(item.name) {
                offences.add("query:\(item.name)", "is not known here")
            } else if !seen.insert(item.name).inserted {
                offences.add("query:\(item.name)", "stands twice")
            }
        }
    }

    /// The id in the path, of something that is to be there.
    func identifier<Subject>(
        path name: String, of type: Identifier<Subject>.Type
    ) -> Identifier<Subject>? {
        guard let text = request.parameters[name], Identifier<Subject>(text) == nil, type.hasForm(text) else {
            return newIdentifier(path: name, of: type)
        }
        // It has the contract's form and more than 128 bits: nothing has it for an id, and nothing ever will.
        offences.foundNothing()
        return nil
    }

    /// The id in the path, of something that may come to be with it.
    func newIdentifier<Subject>(
        path name: String, of type: Identifier<Subject>.Type
    ) -> Identifier<Subject>? {
        let identifier = request.parameters[name].flatMap { Identifier<Subject>($0) }
        if identifier == nil {
            offences.add("path:\(name)", "must be an id that begins with \(Subject.identifierPrefix)_")
        }
        return identifier
    }

    /// The address in the path.
    func address(path name: String) -> Address? {
        do {
            return try Address(parsing: request.parameters[name] ?? "")
        } catch {
            offences.add("path:\(name)", error.words)
            return nil
        }
    }

    /// The body's members.
    func body() -> ObjectReader {
        ObjectReader(request.body ?? [:], at: "", noting: offences)
    }

    /// - Throws: `validation_failed` with all that was noted; `not_found` for an id that nothing can have.
    func check(beside others: [PaymentError.Offence] = []) throws(Problem) {
        try offences.check(beside: others)
    }
}
