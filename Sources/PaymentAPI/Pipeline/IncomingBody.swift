import HTTPTypes
import NIOCore

/// The body of a request, which is not read until an operation asks for it.
///
/// A client that expects "100 Continue" is told to continue when reading begins, and not before.
final class IncomingBody {
    /// Why a body was not read to its end.
    enum Failure: Error {
        /// It is longer than the operation takes.
        case tooLong
        /// Too many large bodies are being received at once.
        case noRoom
        /// The connection ended in the middle of it.
        case cutOff
    }

    private enum Limits {
        /// An unread body of at most this many bytes costs less to skip than a new connection.
        static let skippedMax = 65_536
        /// What every body may have, however many there are.
        static let ownBytes = 65_536
    }

    private enum State {
        /// The client sends nothing before it is told to continue.
        case heldBack
        /// The client sends it, or has sent it.
        case coming
        case read
        /// What follows in the connection can't be understood, or is too long.
        case lost
    }

    /// Nil if the client does not say: the body is in chunks.
    let declaredLength: Int?
    private let memory: BodyMemory
    private var memoryTaken = 0
    private let limit: (_ wait: () async throws -> ByteBuffer) async throws -> ByteBuffer
    private let nextPiece: () async throws -> ByteBuffer?
    private let sendContinue: () async throws -> Void
    private var state: State

    /// - Parameters:
    ///   - fields: the request's header.
    ///   - memory: what all bodies share, beyond the first 64 KiB of each.
    ///   - limit: waits for the whole body, and ends the connection if that takes too long.
    ///   - nextPiece: returns the next piece of the body, nil at its end.
    ///   - sendContinue: sends "100 Continue".
    init(
        _ fields: HTTPFields, memory: BodyMemory,
        within limit: @escaping (_ wait: () async throws -> ByteBuffer) async throws -> ByteBuffer = {
            try await $0()
        },
        nextPiece: @escaping () async throws -> ByteBuffer?,
        sendContinue: @escaping () async throws -> Void
    ) {
        declaredLength =
            fields[.transferEncoding] == nil ? fields[.contentLength].flatMap { Int($0) } ?? 0 : nil
        self.memory = memory
        self.limit = limit
        self.nextPiece = nextPiece
        self.sendContinue = sendContinue
        state = declaredLength != 0 && fields.expectsContinue ? .heldBack : .coming
    }

    deinit {
        if memoryTaken > 0 { memory.give(memoryTaken) }
    }

    /// The whole body. It can be collected once.
    ///
    /// - Throws: `Failure`, or what the connection throws.
    func collect(upTo bytesMax: Int) async throws -> ByteBuffer {
        try await limit { try await pieces(upTo: bytesMax) }
    }

    private func pieces(upTo bytesMax: Int) async throws -> ByteBuffer {
        if state == .heldBack { try await sendContinue() }
        state = .lost
        var body = ByteBuffer()
        while var piece = try await nextPiece() {
            let length = body.readableBytes + piece.readableBytes
            guard length <= bytesMax else { throw Failure.tooLong }
            let shared = max(0, length - Limits.ownBytes) - memoryTaken
            if shared > 0 {
                guard memory.take(shared) else { throw Failure.noRoom }
                memoryTaken += shared
            }
            // Nearly every body is one piece, which need not be copied.
            if body.readableBytes == 0 { body = piece } else { body.writeBuffer(&piece) }
        }
        state = .read
        return body
    }

    /// Whether the connection can be used for another request: what is left of this one is short, and will come.
    var isSkippable: Bool {
        switch state {
        case .read: true
        case .coming: declaredLength.map { $0 <= Limits.skippedMax } ?? false
        case .heldBack, .lost: false
        }
    }

    /// Reads what is left, and forgets it.
    func skip() async throws {
        guard state != .read else { return }
        while try await nextPiece() != nil {}
        state = .read
    }
}
