import HTTPTypes

/// Finds the operation for a path and a method. Where a path fits both a parameter and an operation's own
/// name, the name wins. HEAD is answered wherever GET is.
struct RouteTable: Sendable {
    /// All operations at one path.
    private struct Place: Sendable {
        let segments: [String]
        var operations: [String: Operation] = [:]

        /// What `Allow` lists.
        var methods: [String] {
            (operations.keys + (operations["GET"] == nil ? [] : ["HEAD"])).sorted()
        }
    }

    /// What was found.
    enum Match: Sendable {
        case operation(Operation, parameters: [String: String])
        /// The path exists, but not with this method.
        case methodNotAllowed(allowed: [String])
        case nothing
    }

    /// Paths with fewer parameters come first.
    private let places: [Place]

    init(_ operations: [Operation]) {
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

    /// - Parameter segments: the path's, percent-decoded.
    func match(_ method: HTTPRequest.Method, _ segments: [String]) -> Match {
        let method = method == .head ? "GET" : method.rawValue
        for place in places {
            guard let parameters = Self.parameters(of: segments, at: place.segments) else { continue }
            guard let operation = place.operations[method] else {
                return .methodNotAllowed(allowed: place.methods)
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
