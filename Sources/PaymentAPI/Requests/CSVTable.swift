/// A table as it was uploaded (RFC 4180): a header and rows, each with its line in the file.
struct CSVTable {
    struct Row {
        /// The line on which it begins, from 1.
        let line: Int
        let cells: [String]
    }

    let header: [String]
    let rows: [Row]

    /// - Throws: `malformed_request`, naming the line, for text that is not a table.
    init(_ text: String) throws(Problem) {
        var parser = Parser(text)
        var rows: [Row] = []
        while let row = try parser.row() {
            // An empty line is not a row, such as the one behind the last line's end.
            if row.cells != [""] { rows.append(row) }
        }
        guard let first = rows.first else {
            throw Problem(.malformedRequest, "The table is empty. Its first line must name the columns.")
        }
        header = first.cells
        self.rows = Array(rows.dropFirst())
    }

    private struct Parser {
        private var rest: Substring.UnicodeScalarView
        private var line = 1

        init(_ text: String) {
            rest = Substring(text).unicodeScalars
            // Spreadsheets begin a file with a byte order mark.
            if rest.first == "\u{FEFF}" { rest.removeFirst() }
        }

        mutating func row() throws(Problem) -> Row? {
            guard !rest.isEmpty else { return nil }
            let start = line
            var cells: [String] = []
            while true {
                cells.append(try cell())
                guard let separator = rest.first else { break }
                rest.removeFirst()
                if separator == "," { continue }
                if separator == "\r", rest.first == "\n" { rest.removeFirst() }
                line += 1
                break
            }
            return Row(line: start, cells: cells)
        }

        /// A cell, without the separator that ends it.
        private mutating func cell() throws(Problem) -> String {
            var text = String.UnicodeScalarView()
            guard rest.first == "\"" else {
                while let next = rest.first, next != ",", next != "\r", next != "\n" {
                    guard next != "\"" else {
                        throw Problem(
                            .malformedRequest,
                            "Line \(line): a quote inside a cell that does not begin with one.")
                    }
                    text.append(next)
                    rest.removeFirst()
                }
                return String(text)
            }
            let start = line
            rest.removeFirst()
            while let next = rest.popFirst() {
                if next == "\n" { line += 1 }
                guard next == "\"" else {
                    text.append(next)
                    continue
                }
                if rest.first == "\"" {
                    text.append(next)
                    rest.removeFirst()
                    continue
                }
                guard rest.isEmpty || ",\r\n".unicodeScalars.contains(rest[rest.startIndex]) else {
                    throw Problem(.malformedRequest, "Line \(line): text after a closing quote.")
                }
                return String(text)
            }
            throw Problem(.malformedRequest, "Line \(start): a quote that is never closed.")
        }
    }
}
