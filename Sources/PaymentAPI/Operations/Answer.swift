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
    /// Where the next page of a list begins; nil on the last page, and for what is not a list.
    var nextCursor: String?
    /// Header fields that only this answer has.
    var headers: [(name: String, value: String)] = []
    /// Used in place of `body` where the body is too long to be held in memory.
    var stream: AnswerStream?

    init(_ status: Int, _ json: JSON, location: String? = nil) {
        self.status = status
        self.location = location
        nextCursor = json["next_cursor"]?.string
        body = json.encoded()
    }

    /// 200 with a list of `items`, each of them JSON already, with commas between them.
    init(list items: [UInt8], nextCursor cursor: JSON) {
        status = 200
        nextCursor = cursor.string
        body = []
        body.reserveCapacity(items.count + 256)
        body += #"{"items":["#.utf8
        body += items
        body += #"],"next_cursor":"#.utf8
        body += cursor.encoded()
        body.append(UInt8(ascii: "}"))
    }

    /// 200 with `json`.
    init(_ json: JSON) {
        self.init(200, json)
    }

    /// 200 with a page for people, under the content security policy `policy`.
    init(page: [UInt8], policy: String) {
        status = 200
        body = page
        mediaType = "text/html; charset=utf-8"
        headers = [
            ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ]
    }

    /// 204: done, and nothing to say.
    static let nothing = {
        var answer = Answer(204, .null)
        answer.body = []
        return answer
    }()

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

/// A body that is written piece by piece while it is sent, so that its length does not matter.
struct AnswerStream: Sendable {
    let mediaType: String
    /// Passes each piece to `send`, and returns after the last one.
    let write: @Sendable (_ send: (String) async throws -> Void) async throws -> Void
}
