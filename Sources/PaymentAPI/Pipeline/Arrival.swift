import HTTPTypes

/// A request as it comes in. Nothing of it has been judged, and nothing of its body has been read.
struct Arrival {
    let head: HTTPRequest
    let body: IncomingBody
    /// The peer's IP address, as the socket has it.
    let remoteAddress: String?
}
