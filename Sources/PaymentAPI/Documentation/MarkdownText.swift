/// The part of Markdown that the contract and the problem pages use: paragraphs, lists, tables, headings,
/// fenced code, and bold and code within a line. Everything else is text.
struct MarkdownText {
    private var html = ""
    private var paragraph: [Substring] = []
    private var items: [String] = []
    private var rows: [[String]] = []
    private var fence: [Substring]?

    /// `markdown` as HTML.
    static func html(of markdown: some StringProtocol) -> String {
        var text = Self()
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            text.read(Substring(line))
        }
        text.flush()
        return text.html
    }

    private mutating func read(_ line: Substring) {
        if line.hasPrefix("```") {
            if let code = fence {
                html += "<pre>\(HTMLText.escaped(code.joined(separator: "\n")))</pre>\n"
                fence = nil
            } else {
                flush()
                fence = []
            }
        } else if fence != nil {
            fence?.append(line)
        } else if line.allSatisfy(\.isWhitespace) {
            flush()
        } else if line.hasPrefix("#") {
            flush()
            // The page has headings of its own above.
            html += "<h4>\(Self.line(line.drop { $0 == "#" || $0 == " " }))</h4>\n"
        } else if line.hasPrefix("- ") {
            if items.isEmpty { flush() }
            items.append(String(line.dropFirst(2)))
        } else if line.hasPrefix("|") {
            if rows.isEmpty { flush() }
            let cells = line.split(separator: "|").map { String($0).trimmed }
            if !cells.allSatisfy({ $0.allSatisfy { $0 == "-" } }) { rows.append(cells) }
        } else if !items.isEmpty {
            // A line that continues an item.
            items[items.count - 1] += " " + String(line).trimmed
        } else {
            paragraph.append(line)
        }
    }

    private mutating func flush() {
        if !paragraph.isEmpty { html += "<p>\(Self.line(paragraph.joined(separator: " ")))</p>\n" }
        if !items.isEmpty {
            html += "<ul>" + items.map { "<li>\(Self.line($0))</li>" }.joined() + "</ul>\n"
        }
        if let head = rows.first {
            html += "<div class=\"wide\"><table><tr>" + head.map { "<th>\(Self.line($0))</th>" }.joined()
            for row in rows.dropFirst() {
                html += "</tr><tr>" + row.map { "<td>\(Self.line($0))</td>" }.joined()
            }
            html += "</tr></table></div>\n"
        }
        (paragraph, items, rows) = ([], [], [])
    }

    /// One line, with bold and code in it.
    static func line(_ text: some StringProtocol) -> String {
        var html = ""
        for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                html += HTMLText.code(part)
                continue
            }
            let pieces = HTMLText.escaped(part).split(separator: "**", omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() {
                html += index % 2 == 1 ? "<strong>\(piece)</strong>" : String(piece)
            }
        }
        return html
    }
}

extension String {
    /// Without spaces at both ends.
    fileprivate var trimmed: String { String(self[...].trimmed) }
}
