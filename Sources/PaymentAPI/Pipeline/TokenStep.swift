import HTTPTypes
import PaymentModel
import Payments
import StrictJSON

/// Judges the bearer token.
struct TokenStep: Sendable {
    let tokens: TokenVerifier
    let clock: any ServiceClock

    /// - Throws: `unauthenticated`, unless the token is good or the operation needs none.
    func check(_ call: Call, _ visit: inout Visit) throws(Denial) -> Authenticated {
        guard call.operation.access != .open else { return Authenticated(call: call, session: nil) }
        let field = call.arrival.head.headerFields[.authorization]
        do throws(TokenRefusal) {
            let session = try tokens.session(of: try Self.token(in: field), at: clock.now())
            visit.session = session
            return Authenticated(call: call, session: session)
        } catch {
            var problem = Problem(.unauthenticated)
            let challenge =
                field == nil ? "Bearer realm=\"lucid\"" : "Bearer realm=\"lucid\", error=\"invalid_token\""
            problem.headers = [("WWW-Authenticate", challenge)]
            throw Denial(problem, reason: ("reason", error.reason))
        }
    }

    /// Whether the request has a good token, whatever it asks for.
    func isGood(_ arrival: Arrival) -> Bool {
        let field = arrival.head.headerFields[.authorization]
        return (try? tokens.session(of: Self.token(in: field), at: clock.now())) != nil
    }

    private static func token(in field: String?) throws(TokenRefusal) -> String {
        guard let field else { throw TokenRefusal("missing token") }
        let parts = field.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw TokenRefusal("not a bearer token")
        }
        return String(parts[1])
    }
}

/// A request whose token is good.
struct Authenticated {
    let call: Call
    /// Nil if the operation is open to everybody.
    let session: Session?

    fileprivate init(call: Call, session: Session?) {
        self.call = call
        self.session = session
    }
}
