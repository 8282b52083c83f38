import Payments
import StrictJSON
import Tron

extension OperationRequest {
    /// The body, where it is JSON.
    var body: JSON? { if case .json(let json) = content { json } else { nil } }
    /// The body, where it is a table.
    var csv: String? { if case .csv(let text) = content { text } else { nil } }
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
