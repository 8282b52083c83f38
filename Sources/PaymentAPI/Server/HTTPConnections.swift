import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import PaymentModel
import Payments

/// Serves connections with HTTP/1.1, each in a task of its own.
struct HTTPConnections: ServerChildChannel {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    private let door: Door
    private let gate: ConnectionGate
    private let bodyMemory = BodyMemory()
    private let date: HTTPDate

    private enum Limits {
        /// A client that is silent for this long is gone; the longest wait for a final status takes 60 s.
        static let idle = Duration.seconds(90)
        /// Bytes of a request's header.
        static let headerBytesMax = 80 * 1024
        /// Fields of a request's header.
        static let fieldsMax = 1000
    }

    init(door: Door, gate: ConnectionGate, clock: any ServiceClock) {
        self.door = door
        self.gate = gate
        date = HTTPDate(clock: clock)
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        gate.admit(channel)
        return channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            // Only the connection knows whether a reply is to HEAD, and has no body whatever its header says.
            var encoder = HTTPResponseEncoder.Configuration()
            encoder.automaticallySetFramingHeaders = false
            var decoder = NIOHTTPDecoderLimitConfiguration()
            decoder.maxHeaderFieldSize = Limits.headerBytesMax
            decoder.maxHeaderListSize = Limits.headerBytesMax
            decoder.maxHeaderFieldCount = Limits.fieldsMax
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false, withErrorHandling: false,
                withOutboundHeaderValidation: false, withEncoderConfiguration: encoder,
                withDecoderLimitConfiguration: decoder)
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: Limits.idle, logger: logger))
            return try Value(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true))
        }
    }

    func handle(value: Value, logger: Logger) async {
        let channel = value.channel
        do {
            try await withTaskCancellationHandler {
                try await value.executeThenClose { inbound, outbound in
                    let connection = HTTPConnection(
                        channel: channel, parts: RequestParts(inbound), outbound: outbound, door: door,
                        gate: gate, bodyMemory: bodyMemory, date: date)
                    try await connection.serve()
                }
            } onCancel: {
                channel.close(mode: .input, promise: nil)
            }
        } catch {
            // The client is gone, so there is nobody to reply to.
            logger.trace("connection lost", metadata: ["reason": "\(error)"])
        }
    }
}
