/// Text for an HTML page.
enum HTMLText {
    /// `text` escaped for an element or a quoted attribute.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }

    /// `text` as code.
    static func code(_ text: some StringProtocol) -> String { "<code>\(escaped(text))</code>" }
}
