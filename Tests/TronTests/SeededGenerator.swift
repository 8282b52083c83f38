import Foundation
import Testing

/// Random numbers that a seed fixes (SplitMix64). The seed of a run is printed before the first is drawn, so
/// that it is known even where a test brings the process down; TRON_TEST_SEED repeats it.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    private static let seed: UInt64 = {
        let repeated = ProcessInfo.processInfo.environment["TRON_TEST_SEED"].flatMap(UInt64.init)
        let seed = repeated ?? .random(in: .min ... .max)
        // Not `print`, whose buffer is lost with the process.
        FileHandle.standardError.write(Data("TRON_TEST_SEED=\(seed)\n".utf8))
        return seed
    }()

    /// Every test has the run's numbers from their beginning, whatever other tests do; one that needs several
    /// sequences numbers them.
    init(stream: Int = 0) {
        state = Self.seed &+ UInt64(stream) &* 0xD1B5_4A32_D192_ED03
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// For the message of an expectation.
    var note: Comment { "TRON_TEST_SEED=\(Self.seed)" }
}

extension SeededGenerator {
    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func coin() -> Bool { Bool.random(using: &self) }

    /// Numbers of every size, and the edges more often than chance would have it.
    mutating func int64() -> Int64 {
        switch int(0...4) {
        case 0: [0, 1, 127, 128, .max][int(0...4)]
        default: Int64.random(in: 0...(.max >> Int64(int(0...62))), using: &self)
        }
    }

    mutating func text() -> String {
        let letters = Array("abc XYZ019äß✓🔑\n\u{0}\"\\")
        return String((0..<int(0...70)).map { _ in letters[int(0...letters.count - 1)] })
    }
}
