import PaymentModel
import Payments
import Synchronization

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere. All chance of a simulation comes from its seed.
struct Chance: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of `range`; the bias of the remainder is of no matter here.
    mutating func integer(in range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// An index below `count`.
    mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }

    /// Whether something that happens `permille` times in a thousand happens now.
    mutating func happens(permille: Int) -> Bool { next() % 1000 < UInt64(permille) }

    /// A source of its own, so that what it is asked for does not move the others.
    mutating func fork() -> Chance { Chance(seed: next()) }
}

/// Seeded bytes in the place of the system's generator.
final class SeededRandomSource: RandomSource {
    private let chance: Mutex<Chance>

    init(_ chance: Chance) {
        self.chance = Mutex(chance)
    }

    func bytes(_ count: Int) -> [UInt8] {
        chance.withLock { chance in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count)
            while bytes.count < count {
                withUnsafeBytes(of: chance.next().bigEndian) { bytes += $0.prefix(count - bytes.count) }
            }
            return bytes
        }
    }
}
