import Crypto
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// Identifies the request, so that repetitions are recognized.
struct IdempotencyStep: Sendable {
    private enum Limits {
        static let keyLength = 1...255
    }

    /// - Throws: `idempotency_key_required`, or `validation_failed` for a key that can't be one.
    func name(_ read: Read) throws(Problem) -> Named {
        Named(
            call: read.call, session: read.session, content: read.content,
            idempotency: try context(of: read))
    }

    private func context(of read: Read) throws(Problem) -> IdempotencyContext? {
        let operation = read.call.operation
        guard operation.idempotency != .ignored, let session = read.session else { return nil }
        guard let key = read.call.field("Idempotency-Key") else {
            guard operation.idempotency == .optional else {
                throw Problem(
                    .idempotencyKeyRequired,
                    "Send an Idempotency-Key, such as a UUID, so that a repeated request is not carried out twice."
                )
            }
            return nil
        }
        guard Limits.keyLength.contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw Problem.invalid(
                Violations([
                    Violation("header:Idempotency-Key", "must be 1 to 255 visible ASCII characters")
                ]))
        }
        return IdempotencyContext(
            key: IdempotencyKey(subject: session.subject, key: key), operation: operation.id,
            fingerprint: Self.fingerprint(of: read))
    }

    /// Equal for requests that mean the same: JSON may be spaced and ordered differently.
    private static func fingerprint(of read: Read) -> String {
        let body: JSON =
            switch read.content {
            case .nothing: .null
            case .json(let json): json
            case .csv(let text): .string(text)
            }
        var hash = SHA256()
        hash.update(data: Array((read.call.target.path + "\n").utf8))
        hash.update(data: body.canonical())
        return Array(hash.finalize()).hex
    }
}

/// A request that is ready for its operation.
struct Named {
    let call: Call
    /// Nil if the operation is open to everybody.
    let session: Session?
    let content: RequestContent
    /// Nil if the request has no key and needs none.
    let idempotency: IdempotencyContext?

    fileprivate init(
        call: Call, session: Session?, content: RequestContent, idempotency: IdempotencyContext?
    ) {
        self.call = call
        self.session = session
        self.content = content
        self.idempotency = idempotency
    }
}
