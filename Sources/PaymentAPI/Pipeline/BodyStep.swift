import HTTPTypes
import NIOCore
import PaymentWire
import StrictJSON

/// Reads the body, as far as the operation takes one.
struct BodyStep: Sendable {
    private enum Limits {
        static let depthMax = 32
    }

    private static let csvType = "text/csv"

    /// - Throws: `malformed_request`, `body_too_large`, `unsupported_media_type`.
    func read(_ admitted: Admitted) async throws(Problem) -> Read {
        Read(
            call: admitted.call, session: admitted.session,
            content: try await content(of: admitted.call.arrival, for: admitted.call.operation))
    }

    private func content(
        of arrival: Arrival, for operation: Operation
    ) async throws(Problem) -> RequestContent {
        guard operation.body != .none else { return .nothing }
        let body = arrival.body
        // A client that waits for "100 Continue" learns now that the rest is not wanted.
        if let length = body.declaredLength, length > operation.bodyBytesMax {
            throw Self.tooLarge(operation)
        }
        let type = MediaType(arrival.head.headerFields[.contentType])
        if operation.body == .required { try Self.check(type, for: operation) }
        let bytes = try await bytes(of: body, for: operation)
        if bytes.readableBytes == 0, operation.body == .optional { return .nothing }
        try Self.check(type, for: operation)
        return type.name == Self.csvType
            ? try Self.csv(bytes) : try Self.json(bytes, bytesMax: operation.bodyBytesMax)
    }

    private static func check(_ type: MediaType, for operation: Operation) throws(Problem) {
        let isKnown =
            type.name == MediaType.json.name || (operation.acceptsCSV && type.name == csvType)
        guard isKnown, type.isUTF8 else {
            throw Problem(.unsupportedMediaType, words(for: type, of: operation))
        }
    }

    /// What was sent, and the header to send instead.
    private static func words(for type: MediaType, of operation: Operation) -> String {
        let sent =
            if type.name.isEmpty {
                "The body has no Content-Type"
            } else if type.isUTF8 {
                "The body's Content-Type is not read here"
            } else {
                "The body's charset is not UTF-8"
            }
        let cure =
            "Content-Type: application/json" + (operation.acceptsCSV ? " or Content-Type: text/csv" : "")
        return "\(sent). Send it in UTF-8, with \(cure)."
    }

    private func bytes(of body: IncomingBody, for operation: Operation) async throws(Problem) -> ByteBuffer {
        do {
            return try await body.collect(upTo: operation.bodyBytesMax)
        } catch IncomingBody.Failure.tooLong {
            throw Self.tooLarge(operation)
        } catch {
            throw Problem(.malformedRequest, "The body ends early, or is not valid HTTP/1.1.")
        }
    }

    private static func json(_ bytes: ByteBuffer, bytesMax: Int) throws(Problem) -> RequestContent {
        do throws(JSONError) {
            let limits = JSONLimits(depthMax: Limits.depthMax, bytesMax: bytesMax)
            return .json(try JSON(parsing: bytes.readableBytesView, limits: limits))
        } catch {
            throw Problem(
                .malformedRequest, "The body is not valid JSON: \(error.reason) at byte \(error.offset).")
        }
    }

    private static func csv(_ bytes: ByteBuffer) throws(Problem) -> RequestContent {
        guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else {
            throw Problem(.malformedRequest, "The body is not UTF-8.")
        }
        return .csv(text)
    }

    private static func tooLarge(_ operation: Operation) -> Problem {
        Problem(.bodyTooLarge, "The body may have at most \(operation.bodyBytesMax) bytes.")
    }
}

/// A request whose body could be read.
struct Read {
    let call: Call
    /// Nil if the operation is open to everybody.
    let session: Session?
    let content: RequestContent

    fileprivate init(call: Call, session: Session?, content: RequestContent) {
        self.call = call
        self.session = session
        self.content = content
    }
}
