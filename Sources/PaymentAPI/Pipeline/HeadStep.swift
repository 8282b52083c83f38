import HTTPTypes

/// Finds the operation that a request asks for.
struct HeadStep: Sendable {
    private let routes: RouteTable
    private let base: [String]

    init(routes: RouteTable, basePath: String) {
        self.routes = routes
        base = basePath.split(separator: "/").map(String.init)
    }

    /// - Throws: `malformed_request` for a URL that can't be read, `not_found`, `method_not_allowed`.
    func find(_ arrival: Arrival, _ visit: inout Visit) throws(Problem) -> Call {
        let target = try RequestTarget(visit.target)
        guard let segments = segmentsBelowBase(of: target.segments) else { throw Problem(.notFound) }
        switch routes.match(arrival.head.method, segments) {
        case .operation(let operation, let parameters):
            visit.operation = operation
            visit.parameters = parameters
            return Call(arrival: arrival, target: target, operation: operation, parameters: parameters)
        case .methodNotAllowed(let allowed):
            var problem = Problem(.methodNotAllowed)
            problem.headers = [("Allow", allowed.joined(separator: ", "))]
            throw problem
        case .nothing:
            throw Problem(.notFound)
        }
    }

    /// The path without the base path; nil if it is not below it. The health paths exist at the root as well.
    private func segmentsBelowBase(of segments: [String]) -> [String]? {
        if segments.starts(with: base) { return Array(segments.dropFirst(base.count)) }
        return segments.first == "health" ? segments : nil
    }
}

/// A request whose operation exists.
struct Call {
    let arrival: Arrival
    let target: RequestTarget
    let operation: Operation
    let parameters: [String: String]

    fileprivate init(
        arrival: Arrival, target: RequestTarget, operation: Operation, parameters: [String: String]
    ) {
        self.arrival = arrival
        self.target = target
        self.operation = operation
        self.parameters = parameters
    }

    /// The value of a field of the request's header.
    func field(_ name: String) -> String? { arrival.head.headerFields.value(of: name) }
}
