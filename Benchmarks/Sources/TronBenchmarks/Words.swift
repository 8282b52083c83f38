import BigInt
import Foundation
import Tron

extension TronBenchmarks {
    /// Numbers of 256 bits as the ABI has them, in fixed width and with attaswift's BigInt.
    static func words() throws -> [Measurement.Operation] {
        let bytes = [UInt8](repeating: 0x5A, count: 32)
        let text = "40876325123456789012345678901234567890123456789012345678901234567890123456789"
        let data = Data(bytes)
        guard let fixed = UInt256(bigEndian: bytes), UInt256(decimal: text) != nil else {
            throw BenchmarkError.differs
        }
        let big = BigUInt(data)
        guard fixed.description == big.description else { throw BenchmarkError.differs }
        return [
            .init(name: "read a word") { count in for _ in 0..<count { keep(UInt256(bigEndian: bytes)) } },
            .init(name: "read a word, BigInt") { count in for _ in 0..<count { keep(BigUInt(data)) } },
            .init(name: "write a word") { count in for _ in 0..<count { keep(fixed.bigEndianBytes) } },
            .init(name: "write a word, BigInt") { count in
                for _ in 0..<count {
                    let digits = big.serialize()
                    keep(Data(count: 32 - digits.count) + digits)
                }
            },
            .init(name: "print a word") { count in for _ in 0..<count { keep(fixed.description) } },
            .init(name: "print a word, BigInt") { count in for _ in 0..<count { keep(big.description) } },
            .init(name: "parse a word") { count in for _ in 0..<count { keep(UInt256(decimal: text)) } },
            .init(name: "parse a word, BigInt") { count in for _ in 0..<count { keep(BigUInt(text)) } },
        ]
    }
}
