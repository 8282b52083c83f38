import Foundation

/// A file named by an operator, with a secret or other input.
struct SecretFile {
    let path: String

    private enum Limits {
        /// Keystores and backups are some hundred bytes.
        static let bytesMax = 1 << 20
    }

    init(_ path: String) {
        self.path = path
    }

    /// Its text, without spaces and line ends around it.
    ///
    /// - Throws: `CommandFailure` with `usage`.
    func text() throws -> String {
        try content().text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The password in it: everything but one line end.
    ///
    /// - Throws: `CommandFailure` with `usage`.
    func password() throws -> String {
        try content().withoutFinalLineEnd
    }

    private func content() throws -> FileText {
        guard let text = FileText(try bytes()) else { throw CommandFailure(.usage, "\(path) is not UTF-8") }
        return text
    }

    /// - Throws: `CommandFailure` with `usage`.
    func bytes() throws -> Data {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Limits.bytesMax else {
            throw CommandFailure(.usage, "\(path) cannot be read")
        }
        return bytes
    }
}
