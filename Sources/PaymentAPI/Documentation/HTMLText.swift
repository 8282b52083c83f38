/// Text on its way into a page.
enum HTMLText {
    /// `text` as text, in an element or in a quoted attribute.
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
