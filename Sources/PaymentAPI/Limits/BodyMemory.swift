import Synchronization

/// Bounds the memory of all bodies that are being received or judged.
final class BodyMemory: Sendable {
    private let bytesMax: Int
    private let taken = Mutex(0)

    /// - Parameter bytesMax: of all bodies together, without the first 64 KiB of each.
    init(bytesMax: Int = 64 << 20) {
        self.bytesMax = bytesMax
    }

    /// Takes `bytes`. Returns whether there was room for them.
    func take(_ bytes: Int) -> Bool {
        taken.withLock { taken in
            guard bytes <= bytesMax - taken else { return false }
            taken += bytes
            return true
        }
    }

    /// Gives back what was taken.
    func give(_ bytes: Int) { taken.withLock { $0 -= bytes } }
}
