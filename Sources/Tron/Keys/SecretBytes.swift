/// Secret bytes: they exist in one place, are overwritten at the end, and print as `<secret>`.
final class SecretBytes: Sendable {
    // SAFETY: written only in init and deinit; in between everybody reads.
    nonisolated(unsafe) private let buffer: UnsafeMutableRawBufferPointer

    /// A copy of `bytes`. The caller overwrites what it copied from.
    init(copying bytes: some Collection<UInt8>) {
        buffer = .allocate(byteCount: bytes.count, alignment: 16)
        buffer.copyBytes(from: bytes)
    }

    deinit {
        buffer.overwrite()
        buffer.deallocate()
    }

    /// Provides the bytes while `body` runs. It must not keep them.
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(buffer))
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "<secret>" }
    var debugDescription: String { "<secret>" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension UnsafeMutableRawBufferPointer {
    /// Overwrites every byte with 0, in a way that the optimiser can't remove.
    func overwrite() {
        guard let start = baseAddress else { return }
        overwriteVolatile(start, count)
    }
}

/// Not inlined, so that the compiler can't prove that the writes are dead.
@inline(never)
@_optimize(none)
private func overwriteVolatile(_ start: UnsafeMutableRawPointer, _ count: Int) {
    for offset in 0..<count { start.storeBytes(of: 0, toByteOffset: offset, as: UInt8.self) }
}
