import Payments
import StrictJSON

/// What an operation answers.
struct Answer: Sendable {
    var status: Int
    /// Path of a new resource, without the base path.
    var location: String?
    /// JSON.
    var body: [UInt8]

    init(_ status: Int, _ json: JSON, location: String? = nil) {
        self.status = status
        self.location = location
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

    /// An answer that was given before.
    init(_ stored: StoredAnswer) {
        status = stored.status
        location = stored.location
        body = stored.body
    }

    /// The answer as it is kept for replays.
    var stored: StoredAnswer { StoredAnswer(status: status, location: location, body: body) }
}
