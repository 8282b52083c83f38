// swift-tools-version: 6.2
import PackageDescription

// A package that is depended on by its path is known by its folder's name: this folder's must not be one that a checkout of
// the project is likely to have.
let package = Package(
    name: "devnet-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "lucid", path: "../..")],
    targets: [
        .executableTarget(
            name: "DevnetBenchmark",
            dependencies: [
                .product(name: "TronDevnet", package: "lucid"), .product(name: "Tron", package: "lucid"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
    ]
)
