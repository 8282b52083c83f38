import PaymentModel
import Payments
import StrictJSON

/// What an operation answers.
struct Answer: Sendable {
    var status: Int
    /// Path of a new resource, without the base path.
    var location: String?
    /// In `mediaType`.
    var body: [UInt8]
    var mediaType = "application/json"
    /// Where the next page of a list begins; nil where this is none, or the last.
    var nextCursor: String?
    /// Header fields that only this answer has.
    var headers: [(name: String, value: String)] = []
    /// A body that is too long to be held; in place of `body`.
    var stream: AnswerStream?

    init(_ status: Int, _ json: JSON, location: String? = nil) {
        self.status = status
        self.location = location
        nextCursor = json["next_cursor"]?.string
        body = json.encoded()
    }

    /// 200 with `json`.
    init(_ json: JSON) {
        self.init(200, json)
    }

    /// 200 with JSON that is encoded already.
    init(bytes: [UInt8]) {
        status = 200
        body = bytes
    }

    /// 200 with a page for people, under `policy`.
    init(page: [UInt8], policy: String) {
        status = 200
        body = page
        mediaType = "text/html; charset=utf-8"
        headers = [
            ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ]
    }

    /// An answer that was given before.
    init(_ stored: StoredAnswer) {
        status = stored.status
        location = stored.location
        body = stored.body
    }

    /// 200 with what `stream` writes.
    init(_ stream: AnswerStream) {
        status = 200
        body = []
        self.stream = stream
    }

    /// The answer as it is kept for replays.
    var stored: StoredAnswer { StoredAnswer(status: status, location: location, body: body) }
}

/// A body that is made while it is sent, piece by piece, so that it needs no memory of its own length.
struct AnswerStream: Sendable {
    let mediaType: String
    /// Hands each piece over; returns once all are sent.
    let write: @Sendable (_ send: (String) async throws -> Void) async throws -> Void
}
