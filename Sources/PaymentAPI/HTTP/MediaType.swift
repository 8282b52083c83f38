/// The media type of a body, as `Content-Type` names it.
struct MediaType {
    /// Without parameters, in lower case, such as "application/json".
    let name: String
    /// Whether the text is UTF-8: the default, and the only encoding that is accepted.
    let isUTF8: Bool

    /// The type that nearly every request has.
    static let json = Self(name: "application/json", isUTF8: true)

    private init(name: String, isUTF8: Bool) {
        self.name = name
        self.isUTF8 = isUTF8
    }

    init(_ contentType: String?) {
        if contentType == Self.json.name {
            self = .json
            return
        }
        let parts = (contentType ?? "").split(separator: ";").map { $0.trimmed.lowercased() }
        name = parts.first ?? ""
        isUTF8 = parts.dropFirst().allSatisfy { parameter in
            !parameter.hasPrefix("charset=") || ["charset=utf-8", "charset=\"utf-8\""].contains(parameter)
        }
    }
}
