// swift-tools-version: 6.2
import PackageDescription

/// How fast the library is, beside libsecp256k1, a Keccak in C and a library for Python: run scripts/benchmark.
let package = Package(
    name: "TronBenchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "lucid", path: ".."),
        .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
    ],
    targets: [
        // Plain C, which a release build compiles with -O2.
        .target(name: "CKeccak"),
        .systemLibrary(name: "CBareSecp256k1", pkgConfig: "libsecp256k1"),
        .executableTarget(
            name: "TronBenchmarks",
            dependencies: [
                "CKeccak", "CBareSecp256k1", "BigInt", .product(name: "Tron", package: "lucid"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    ]
)
