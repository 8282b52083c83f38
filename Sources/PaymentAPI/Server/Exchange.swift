import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PaymentModel
import Payments
import StrictJSON

/// One request on its way to its answer.
struct Exchange {
    let server: APIResponder
    let request: Request
    let requestID: String
    let remoteAddress: String?
    /// Who asks, as far as that is known; for the log.
    private(set) var subject = "anonymous"
    private(set) var operationID: String?
    /// Header fields of whatever is answered.
    private var headers: [(name: String, value: String)] = []

    init(server: APIResponder, request: Request, requestID: String, remoteAddress: String?) {
        self.server = server
        self.request = request
        self.requestID = requestID
        self.remoteAddress = remoteAddress
    }

    private var caller: Caller {
        Caller(subject: subject, requestID: requestID, remoteAddress: remoteAddress)
    }

    /// The answer, whatever happens.
    mutating func respond() async -> Response {
        do {
            // Not in one expression: the fields of the header grow while the answer is made.
            let answer = try await answer()
            return response(answer)
        } catch {
            let problem = Problem(error)
            if problem.code == .internalError {
                server.logger.error(
                    "request failed inside", metadata: ["request_id": "\(requestID)", "reason": "\(error)"])
            }
            return response(problem)
        }
    }

    private mutating func answer() async throws -> Answer {
        let target = try RequestTarget(request.head.path ?? "/")
        let (operation, parameters) = try find(target)
        operationID = operation.id
        let content = try await content(for: operation)
        let session = try await authenticate(for: operation)
        do {
            return try await run(operation, parameters, target.query, content, session)
        } catch {
            await note(error, of: operation, parameters)
            throw error
        }
    }

    private func find(_ target: RequestTarget) throws(Problem) -> (Operation, [String: String]) {
        guard let segments = server.segmentsBelowBase(of: target.segments) else { throw Problem(.notFound) }
        switch server.routes.match(request.method, segments) {
        case .operation(let operation, let parameters): return (operation, parameters)
        case .methodNotAllowed(let allowed):
            var problem = Problem(.methodNotAllowed)
            problem.headers = [("Allow", allowed.joined(separator: ", "))]
            throw problem
        case .nothing: throw Problem(.notFound)
        }
    }

    // MARK: form

    /// What a request brings along.
    private enum Content {
        case nothing
        case json(JSON)
        case csv(String)

        /// What a replay is known by.
        var fingerprinted: JSON? {
            switch self {
            case .nothing: nil
            case .json(let json): json
            case .csv(let text): .string(text)
            }
        }
    }

    private func content(for operation: Operation) async throws -> Content {
        guard operation.body != .none else { return .nothing }
        let bytesMax = operation.bodyBytesMax
        let tooLarge = Problem(.bodyTooLarge, "A body has at most \(bytesMax) bytes.")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
            throw tooLarge
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: bytesMax)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        }
        if buffer.readableBytes == 0, operation.body == .optional { return .nothing }
        if operation.acceptsCSV, Self.isType("text/csv", request.headers[.contentType]) {
            guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
                throw Problem(.malformedRequest, "The body is no UTF-8.")
            }
            return .csv(text)
        }
        guard Self.isType("application/json", request.headers[.contentType]) else {
            throw Problem(.unsupportedMediaType, "Send the body as application/json.")
        }
        do {
            return .json(
                try JSON(
                    parsing: buffer.readableBytesView, limits: .init(depthMax: 32, bytesMax: bytesMax)))
        } catch {
            throw Problem(.malformedRequest, "The body is no JSON: \(error.reason) at byte \(error.offset).")
        }
    }

    private static func isType(_ type: String, _ contentType: String?) -> Bool {
        if contentType == type { return true }
        let parts = (contentType ?? "").split(separator: ";").map { $0.trimmed.lowercased() }
        guard parts.first == type else { return false }
        return parts.dropFirst().allSatisfy { parameter in
            !parameter.hasPrefix("charset=") || ["charset=utf-8", "charset=\"utf-8\""].contains(parameter)
        }
    }

    // MARK: token, permission, rate

    private mutating func authenticate(for operation: Operation) async throws -> Session? {
        guard operation.access != .open else { return nil }
        let session: Session
        do {
            session = try server.tokens.session(of: try token(), at: server.system.clock.now())
        } catch {
            await deny(["operation": .string(operation.id), "reason": .string(error.reason)])
            var problem = Problem(.unauthenticated)
            let isThere = request.headers[.authorization] != nil
            problem.headers = [
                (
                    "WWW-Authenticate",
                    isThere ? "Bearer realm=\"lucid\", error=\"invalid_token\"" : "Bearer realm=\"lucid\""
                )
            ]
            throw problem
        }
        subject = session.subject
        if case .permission(let permission) = operation.access, !session.permissions.contains(permission) {
            await deny(["operation": .string(operation.id), "permission": .string(permission.rawValue)])
            // The token was accepted: the answer tells of its rate, without taking from it.
            headers += server.rates.limit.headers(
                for: server.rates.look(subject, at: server.system.clock.now()))
            throw Problem(.forbidden, "This needs the permission \(permission.rawValue).")
        }
        return session
    }

    private func token() throws(TokenRefusal) -> String {
        guard let value = request.headers[.authorization] else { throw TokenRefusal("there is no token") }
        let parts = value.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw TokenRefusal("not a bearer token")
        }
        return String(parts[1])
    }

    private mutating func takeRate() throws(Problem) {
        let verdict = server.rates.take(subject, at: server.system.clock.now())
        headers += server.rates.limit.headers(for: verdict)
        guard verdict.isAllowed else {
            var problem = Problem(.rateLimited, "Ask again in \(verdict.secondsToRefill) s.")
            problem.retryAfterSeconds = verdict.secondsToRefill
            throw problem
        }
    }

    // MARK: the operation

    private mutating func run(
        _ operation: Operation, _ parameters: [String: String], _ query: [QueryItem], _ content: Content,
        _ session: Session?
    ) async throws -> Answer {
        if session != nil { try takeRate() }
        let context = try server.desk.context(
            of: operation, value: request.headers.value(of: "Idempotency-Key"), subject: subject,
            path: request.uri.path, body: content.fingerprinted)
        var wait: Duration?
        if operation.waits, let seconds = WaitPreference.seconds(in: request.headers.value(of: "Prefer")) {
            wait = .seconds(seconds)
            headers.append(("Preference-Applied", "wait=\(seconds)"))
        }
        var (body, csv): (JSON?, String?) = (nil, nil)
        switch content {
        case .nothing: break
        case .json(let json): body = json
        case .csv(let text): csv = text
        }
        let demand = OperationRequest(
            parameters: parameters, query: query, body: body, csv: csv,
            accept: request.headers.value(of: "Accept"), session: session, caller: caller,
            idempotency: context, wait: wait)
        guard let context else { return try await operation.handle(demand) }
        let (answer, isReplay) = try await server.desk.answer(context) { try await operation.handle(demand) }
        if isReplay { headers.append(("Idempotent-Replayed", "true")) }
        return answer
    }

    // MARK: the audit trail

    private func deny(_ details: JSONObject) async {
        await audit("auth.denied", resourceID: nil, .denied, details)
    }

    /// Notes a refusal of what would have changed something.
    private func note(_ error: any Error, of operation: Operation, _ parameters: [String: String]) async {
        guard let action = operation.audited else { return }
        let problem = Problem(error)
        let outcome: AuditOutcome =
            [.policyViolation, .rateLimited, .selfApproval].contains(problem.code) ? .denied : .failed
        await audit(
            action, resourceID: parameters.values.first, outcome, ["code": .string(problem.code.rawValue)])
    }

    private func audit(
        _ action: String, resourceID: String?, _ outcome: AuditOutcome, _ details: JSONObject
    ) async {
        do {
            try await server.system.audit.record(
                action, resourceID: resourceID, outcome: outcome, details: details, by: caller)
        } catch {
            // The caller is refused either way; that the trail lacks it is for the operator to know.
            server.logger.error(
                "refusal not audited",
                metadata: ["request_id": "\(requestID)", "action": "\(action)", "reason": "\(error)"])
        }
    }

    // MARK: the response

    private func response(_ answer: Answer) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = answer.stream?.mediaType ?? answer.mediaType
        if let stream = answer.stream {
            complete(&fields, headers)
            return Response(
                status: .init(code: answer.status), headers: fields,
                body: ResponseBody { writer in
                    try await stream.write { try await writer.write(ByteBuffer(string: $0)) }
                    try await writer.finish(nil)
                })
        }
        if let location = answer.location { fields[.location] = server.basePath + location }
        if let cursor = answer.nextCursor {
            fields.set("Link", to: PageLink(to: cursor, from: request.head.path ?? "/").text)
        }
        return response(answer.status, answer.body, fields, headers + answer.headers)
    }

    private func response(_ problem: Problem) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = "application/problem+json"
        if let seconds = problem.retryAfterSeconds { fields[.retryAfter] = String(seconds) }
        return response(
            problem.code.status, problem.document(requestID: requestID).encoded(), fields,
            headers + problem.headers)
    }

    private func response(
        _ status: Int, _ body: [UInt8], _ fields: HTTPFields, _ headers: [(name: String, value: String)]
    ) -> Response {
        var fields = fields
        complete(&fields, headers)
        return Response(
            status: .init(code: status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// What every answer has.
    private func complete(_ fields: inout HTTPFields, _ headers: [(name: String, value: String)]) {
        fields.set("X-Request-ID", to: requestID)
        for header in headers { fields.set(header.name, to: header.value) }
    }
}
