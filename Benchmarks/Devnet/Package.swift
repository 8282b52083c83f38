// swift-tools-version: 6.2
import PackageDescription

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
