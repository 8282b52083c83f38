import StrictJSON

/// Texts inside JSON.
enum JSONText {
    /// `text` with its escapes resolved; as it stands where they are none of JSON's.
    static func unescaped(_ text: String) -> String {
        (try? JSON(parsing: "\"\(text)\""))?.string ?? text
    }
}
