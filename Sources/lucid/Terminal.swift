import Foundation

/// The standard streams, and the operator in front of them.
enum Terminal {
    /// Writes a line of output.
    static func standardOutput(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    /// Writes a line of output that somebody may have stopped to read.
    static func outputLine(_ bytes: [UInt8]) throws {
        try FileHandle.standardOutput.write(contentsOf: bytes + [UInt8(ascii: "\n")])
    }

    /// Writes a line for people.
    static func standardError(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    /// Asks for a secret, without showing what is typed.
    ///
    /// - Throws: `CommandFailure` with `usage` if there is no terminal to ask on.
    static func secret(asking question: String, otherwise option: String) throws -> String {
        let input = FileHandle.standardInput.fileDescriptor
        var mode = termios()
        guard isatty(input) == 1, tcgetattr(input, &mode) == 0 else {
            throw CommandFailure(.usage, "no terminal to ask on: use \(option)")
        }
        var silent = mode
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(input, TCSAFLUSH, &silent)
        defer { tcsetattr(input, TCSAFLUSH, &mode) }
        FileHandle.standardError.write(Data("\(question): ".utf8))
        let line = readLine(strippingNewline: true)
        standardError("")
        guard let line, !line.isEmpty else { throw CommandFailure(.usage, "nothing was typed") }
        return line
    }

    /// Asks for a new secret twice, and requires both entries to agree.
    ///
    /// - Throws: The same as `secret`.
    static func newSecret(asking question: String, otherwise option: String) throws -> String {
        let first = try secret(asking: question, otherwise: option)
        guard try secret(asking: question + ", again", otherwise: option) == first else {
            throw CommandFailure(.usage, "the two entries differ")
        }
        return first
    }
}
