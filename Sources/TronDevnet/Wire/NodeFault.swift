/// An error as java-tron returns it: status 200, and words.
struct NodeFault: Error, Hashable {
    let words: String

    init(_ words: String) {
        self.words = words
    }

    /// An exception of a class, with its message.
    init(_ exception: String, _ message: String) {
        words = "class \(exception) : \(message)"
    }

    /// `JsonFormat.ParseException`.
    init(parse message: String) {
        self.init("org.tron.core.services.http.JsonFormat$ParseException", message)
    }

    static let nullPointer = Self("java.lang.NullPointerException", "null")

    /// Hex that Bouncy Castle does not read.
    static let noHex = Self(
        "org.bouncycastle.util.encoders.DecoderException",
        "exception decoding Hex string: invalid characters encountered in Hex string")

    static func json(_ message: String) -> Self { Self("com.alibaba.fastjson.JSONException", message) }
}
