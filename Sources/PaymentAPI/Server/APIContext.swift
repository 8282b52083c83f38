import Hummingbird
import NIOCore

/// What belongs to a request beside itself.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The peer's IP address, as the socket has it.
    let remoteAddress: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
    }
}
