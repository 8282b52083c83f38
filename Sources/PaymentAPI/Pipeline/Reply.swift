import HTTPTypes
import StrictJSON

/// What goes back to the client: everything but how it is framed, which is the connection's to say.
struct Reply: Sendable {
    /// What follows the header.
    enum Body: Sendable {
        case bytes([UInt8])
        case stream(AnswerStream)
    }

    let status: Int
    let fields: HTTPFields
    let body: Body

    /// The reply with `answer`.
    init(_ answer: Answer, to visit: Visit, basePath: String) {
        status = answer.status
        var fields = HTTPFields()
        if let stream = answer.stream {
            fields[.contentType] = stream.mediaType
            body = .stream(stream)
        } else {
            if answer.status != 204 { fields[.contentType] = answer.mediaType }
            body = .bytes(answer.body)
        }
        if let location = answer.location { fields[.location] = basePath + location }
        if let cursor = answer.nextCursor {
            fields.set("Link", to: PageLink(to: cursor, from: visit.target).text)
        }
        self.fields = Self.complete(fields, with: answer.headers, of: visit)
    }

    /// The reply with `problem`.
    init(_ problem: Problem, to visit: Visit) {
        status = problem.code.status
        var fields = HTTPFields()
        fields[.contentType] = "application/problem+json"
        if let seconds = problem.retryAfterSeconds { fields[.retryAfter] = String(seconds) }
        self.fields = Self.complete(fields, with: problem.headers, of: visit)
        body = .bytes(problem.document(requestID: visit.requestID).encoded())
    }

    private static func complete(
        _ fields: HTTPFields, with headers: [(name: String, value: String)], of visit: Visit
    ) -> HTTPFields {
        var fields = fields
        fields.set("X-Request-ID", to: visit.requestID)
        for header in visit.headers + headers { fields.set(header.name, to: header.value) }
        return fields
    }
}
