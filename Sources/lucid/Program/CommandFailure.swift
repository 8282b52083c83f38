/// Why a command failed. The message is for the person who ran it.
struct CommandFailure: Error, CustomStringConvertible {
    /// Exit codes of sysexits, and 1 for a check that found something.
    enum Kind: Int32 {
        case negative = 1
        /// EX_USAGE
        case usage = 64
        /// EX_UNAVAILABLE
        case unavailable = 69
        /// EX_SOFTWARE
        case fault = 70
        /// EX_CONFIG
        case configuration = 78
    }

    let kind: Kind
    let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    var description: String { message }
}
