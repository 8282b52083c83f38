// swift-tools-version: 6.2
import PackageDescription

/// A libFuzzer target for each parser that reads what strangers write: run scripts/fuzz. Nothing else builds this package:
/// the sanitizers that it is built with are given on the command line.
let parsers = ["Address", "ABI", "Transaction", "Keystore", "Mnemonic", "NodeAnswer"]

let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "lucid", path: "..")],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .target(name: "FuzzDriver", dependencies: ["CLibFuzzer"]),
    ]
        + parsers.map { parser in
            .executableTarget(
                name: "Fuzz" + parser,
                dependencies: [
                    "FuzzDriver", .product(name: "Tron", package: "lucid"),
                    .product(name: "TronNode", package: "lucid"),
                ],
                swiftSettings: [.swiftLanguageMode(.v6)],
                // Debian's gold fails on the sanitizers' debug sections.
                linkerSettings: [.unsafeFlags(["-use-ld=lld"])])
        }
)
