import Foundation

/// The text of a file that somebody wrote with whatever editor. A byte order mark at its beginning is not part of it, and its
/// lines end with LF or CR LF.
///
/// It is split by bytes: to Swift, CR LF is one character, which equals neither CR nor LF.
struct FileText {
    /// All of it, without a byte order mark.
    let text: String

    private enum Byte {
        static let lineFeed = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
        /// U+FEFF in UTF-8.
        static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    }

    /// Nil if the bytes are not UTF-8.
    init?(_ bytes: Data) {
        let content = bytes.starts(with: Byte.mark) ? bytes.dropFirst(Byte.mark.count) : bytes
        guard let text = String(validating: content, as: UTF8.self) else { return nil }
        self.text = text
    }

    /// Its lines, without their ends.
    var lines: [String] {
        text.utf8.split(separator: Byte.lineFeed, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == Byte.carriageReturn ? line.dropLast() : line, as: UTF8.self)
        }
    }

    /// All of it but one line end at its end.
    var withoutFinalLineEnd: String {
        var content = text.utf8[...]
        if content.last == Byte.lineFeed {
            content.removeLast()
            if content.last == Byte.carriageReturn { content.removeLast() }
        }
        return String(decoding: content, as: UTF8.self)
    }
}
