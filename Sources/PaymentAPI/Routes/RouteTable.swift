import HTTPTypes

/// Finds the operation of a path and a method. Where a path is both an id's place and an operation's own name, it is the
/// name's.
struct RouteTable: Sendable {
    /// All operations at one path.
    private struct Place: Sendable {
        let segments: [String]
        var operations: [String: Operation] = [:]
    }

    /// What a path and a method lead to.
    enum Match: Sendable {
        case operation(Operation, parameters: [String: String])
        /// The path is there, the method is not; these are.
        case methodNotAllowed(allowed: [String])
        case nothing
    }

    let operations: [Operation]
    /// Those with fewer parameters first.
    private let places: [Place]

    init(_ operations: [Operation]) {
        self.operations = operations
        var places: [String: Place] = [:]
        for operation in operations {
            let segments = operation.path.split(separator: "/").map(String.init)
            places[operation.path, default: Place(segments: segments)]
                .operations[operation.method.rawValue] = operation
        }
        self.places = places.values.sorted { left, right in
            left.segments.count(where: Self.isParameter) < right.segments.count(where: Self.isParameter)
        }
    }

    /// - Parameter segments: of the path, percent-decoded.
    func match(_ method: HTTPRequest.Method, _ segments: [String]) -> Match {
        for place in places {
            guard let parameters = Self.parameters(of: segments, at: place.segments) else { continue }
            guard let operation = place.operations[method.rawValue] else {
                return .methodNotAllowed(allowed: place.operations.keys.sorted())
            }
            return .operation(operation, parameters: parameters)
        }
        return .nothing
    }

    private static func parameters(of segments: [String], at template: [String]) -> [String: String]? {
        guard segments.count == template.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, name) in zip(segments, template) {
            if isParameter(name) {
                guard !segment.isEmpty else { return nil }
                parameters[String(name.dropFirst().dropLast())] = segment
            } else if segment != name {
                return nil
            }
        }
        return parameters
    }

    private static func isParameter(_ segment: String) -> Bool { segment.hasPrefix("{") }
}
