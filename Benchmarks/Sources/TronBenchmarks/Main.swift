import CBareSecp256k1
import CKeccak
import Tron

/// Prints a line of JSON for each operation; scripts/benchmark makes a table of them.
@main
enum TronBenchmarks {
    static func main() throws {
        let samples = try Samples()
        let operations =
            try signing(samples) + keccak() + addresses(samples) + transactions(samples) + words()
        for measurement in try Measurement.all(of: operations) { print(measurement.line) }
    }

    private static func signing(_ samples: Samples) throws -> [Measurement.Operation] {
        let context = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE))
        guard let context else { throw BenchmarkError.library }
        let secret = Samples.secret
        let digest = samples.digest
        return [
            .init(name: "sign") { count in
                for _ in 0..<count { keep(try samples.key.sign(digest)) }
            },
            .init(name: "sign, libsecp256k1 alone") { count in
                for _ in 0..<count {
                    var signature = secp256k1_ecdsa_recoverable_signature()
                    guard secp256k1_ecdsa_sign_recoverable(context, &signature, digest, secret, nil, nil) == 1
                    else { throw BenchmarkError.library }
                    keep(signature)
                }
            },
            .init(name: "recover the signer") { count in
                for _ in 0..<count {
                    keep(try PublicKey(recovering: samples.signature, digest: digest).address)
                }
            },
        ]
    }

    private static func keccak() throws -> [Measurement.Operation] {
        try [32, 64, 136, 1024, 16_384].flatMap { length in
            let message = [UInt8](repeating: 0xA5, count: length)
            var expected = [UInt8](repeating: 0, count: 32)
            benchmark_keccak256(message, length, &expected)
            guard Keccak256.hash(message) == expected else { throw BenchmarkError.differs }
            return [
                Measurement.Operation(name: "Keccak-256 of \(length) bytes") { count in
                    for _ in 0..<count { keep(Keccak256.hash(message)) }
                },
                Measurement.Operation(name: "Keccak-256 of \(length) bytes, C") { count in
                    for _ in 0..<count {
                        // A new array for each digest, as the function in Swift returns one.
                        var digest = [UInt8](repeating: 0, count: 32)
                        benchmark_keccak256(message, length, &digest)
                        keep(digest)
                    }
                },
            ]
        }
    }

    private static func addresses(_ samples: Samples) -> [Measurement.Operation] {
        [
            .init(name: "address of a private key") { count in
                for _ in 0..<count { keep(try PrivateKey(bytes: Samples.secret).address) }
            },
            .init(name: "read an address") { count in
                for _ in 0..<count { keep(try Address(parsing: samples.addressText)) }
            },
            .init(name: "write an address") { count in
                for _ in 0..<count { keep(samples.address.base58) }
            },
        ]
    }

    private static func transactions(_ samples: Samples) -> [Measurement.Operation] {
        [("TRX", samples.transfer), ("USDT", samples.tokenTransfer)].flatMap { name, transaction in
            let bytes = transaction.encoded()
            return [
                Measurement.Operation(name: "decode a transfer of \(name)") { count in
                    for _ in 0..<count { keep(try SignedTransaction(decoding: bytes)) }
                },
                Measurement.Operation(name: "encode a transfer of \(name)") { count in
                    for _ in 0..<count { keep(transaction.raw.encoded()) }
                },
                Measurement.Operation(name: "build, sign and check a transfer of \(name)") { count in
                    for _ in 0..<count { keep(try samples.key.sign(transaction.raw).encoded()) }
                },
            ]
        }
    }
}

/// Why there is nothing to measure.
enum BenchmarkError: Error {
    /// libsecp256k1 refused.
    case library
    /// Two implementations have two results.
    case differs
}
