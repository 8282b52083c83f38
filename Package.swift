// swift-tools-version: 6.2
import PackageDescription

/// Every module: Swift 6 language mode, complete concurrency checking (part of it), warnings are errors.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1: Target.Dependency = .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioFoundationCompat: Target.Dependency = .product(name: "NIOFoundationCompat", package: "swift-nio")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

/// The packages that our dependencies bring along, pinned as well: a build from nothing takes what was tested, which
/// scripts/check-pins holds. SwiftPM warns about a dependency that no target uses, so ArchitectureTests names a product of
/// each, for a platform that is never built.
let transitive: [(package: String, version: Version, product: String)] = [
    (package: "swift-algorithms", version: "1.2.1", product: "Algorithms"),
    (package: "swift-asn1", version: "1.7.4", product: "SwiftASN1"),
    (package: "swift-async-algorithms", version: "1.1.4", product: "AsyncAlgorithms"),
    (package: "swift-atomics", version: "1.3.0", product: "Atomics"),
    (package: "swift-certificates", version: "1.21.1", product: "X509"),
    (package: "swift-collections", version: "1.6.0", product: "DequeModule"),
    (package: "swift-configuration", version: "1.4.0", product: "Configuration"),
    (package: "swift-distributed-tracing", version: "1.7.3", product: "Tracing"),
    (package: "swift-http-structured-headers", version: "1.7.0", product: "StructuredFieldValues"),
    (package: "swift-nio-http2", version: "1.46.0", product: "NIOHTTP2"),
    (package: "swift-nio-transport-services", version: "1.28.0", product: "NIOTransportServices"),
    (package: "swift-numerics", version: "1.1.1", product: "RealModule"),
    (package: "swift-service-context", version: "1.5.1", product: "ServiceContextModule"),
    (package: "swift-system", version: "1.8.1", product: "SystemPackage"),
]

let package = Package(
    name: "lucid",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lucid", targets: ["lucid"]),
        .executable(name: "tron-devnet", targets: ["tron-devnet"]),
        .library(name: "Tron", targets: ["Tron"]),
        .library(name: "TronDevnet", targets: ["TronDevnet"]),
        // For Fuzzing, which feeds it answers of nodes.
        .library(name: "TronNode", targets: ["TronNode", "StrictJSON"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ] + transitive.map { .package(url: "https://github.com/apple/\($0.package).git", exact: $0.version) },
    targets: [
        // The system's libsecp256k1 with its recovery module: Bitcoin Core's, audited, constant time.
        .systemLibrary(
            name: "CSecp256k1", pkgConfig: "libsecp256k1", providers: [.apt(["libsecp256k1-dev"])]),

        // Tells `lucid version` its commit. Scripts set BUILD_COMMIT; a bare `swift build` leaves it unknown.
        .target(
            name: "CBuildCommit",
            cSettings: Context.environment["BUILD_COMMIT"].map { [.define("BUILD_COMMIT", to: "\"\($0)\"")] }
                ?? []),

        .target(name: "StrictJSON", swiftSettings: strict),
        .target(
            name: "Tron", dependencies: ["CSecp256k1", "StrictJSON", crypto, cryptoExtras, protobuf],
            exclude: ["Wire/tron.proto"], swiftSettings: strict),
        .target(name: "TronNode", dependencies: ["Tron", "StrictJSON", crypto], swiftSettings: strict),
        .target(
            name: "TronNodeHTTP",
            dependencies: [
                "Tron", "TronNode", "StrictJSON", asyncHTTPClient, nioCore, nioFoundationCompat, nioHTTP1,
                nioPosix,
                logging, metrics,
            ],
            swiftSettings: strict),
        .target(
            name: "PaymentModel", dependencies: ["Tron", "StrictJSON", crypto, cryptoExtras],
            swiftSettings: strict),
        .target(
            name: "Payments",
            dependencies: ["PaymentModel", "Tron", "TronNode", "StrictJSON", crypto, logging, metrics],
            swiftSettings: strict),
        .target(
            name: "PaymentEngine",
            dependencies: [
                "Payments", "PaymentModel", "Tron", "TronNode", "StrictJSON", logging, metrics, lifecycle,
            ],
            swiftSettings: strict),
        .target(
            name: "PaymentStores",
            dependencies: [
                "PaymentWire", "Payments", "PaymentModel", "Tron", "StrictJSON", crypto, grdb,
                logging,
            ],
            swiftSettings: strict),
        .target(
            name: "PaymentWire",
            dependencies: ["Payments", "PaymentModel", "Tron", "TronNode", "StrictJSON"],
            swiftSettings: strict),
        .target(
            name: "PaymentAPI",
            dependencies: [
                "PaymentWire", "Payments", "PaymentModel", "Tron", "TronNode", "StrictJSON", crypto,
                httpTypes,
                hummingbirdCore,
                hummingbirdTLS, jwt, lifecycle, logging, metrics, nioCore, nioHTTP1, nioHTTPTypes,
                nioHTTPTypesHTTP1,
                nioPosix, nioSSL,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "lucid",
            dependencies: [
                "CBuildCommit", "Payments", "PaymentEngine", "PaymentModel", "PaymentStores", "PaymentWire",
                "PaymentAPI",
                "StrictJSON", "Tron", "TronNode",
                "TronNodeHTTP", arguments, asyncHTTPClient, httpTypes, hummingbird, lifecycle, logging,
                metrics,
                nioCore, nioHTTP1, nioSSL,
                signals,
            ],
            swiftSettings: strict),
        .target(
            name: "TronDevnet",
            dependencies: ["Tron", "StrictJSON", hummingbird, logging, nioCore, lifecycle],
            swiftSettings: strict),
        .executableTarget(
            name: "tron-devnet",
            dependencies: ["Tron", "TronDevnet", arguments, lifecycle, logging, signals],
            swiftSettings: strict),

        // The world that the engine is simulated in: a store in memory, a chain, a network, and what goes wrong.
        .target(
            name: "Simulation",
            dependencies: [
                "PaymentWire", "Payments", "PaymentEngine", "PaymentModel", "TronNode", "Tron", "StrictJSON",
                crypto, logging,
            ],
            path: "Tests/Simulation", swiftSettings: strict),
        // Folders for tests, which are gone when the test is.
        .target(name: "Scratch", path: "Tests/Scratch", swiftSettings: strict),
        .executableTarget(
            name: "simulate", dependencies: ["Simulation", arguments], path: "Tests/SimulateCommand",
            swiftSettings: strict),
        // How questions about stored payouts grow with their number: scripts/benchmark-archive.
        .executableTarget(
            name: "archive-benchmark",
            dependencies: [
                "Payments", "PaymentEngine", "PaymentModel", "PaymentStores", "TronNodeHTTP", "Tron",
                asyncHTTPClient, logging,
            ], path: "Benchmarks/Archive", swiftSettings: strict),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: strict),
        .testTarget(
            name: "TronNodeHTTPTests",
            dependencies: [
                "TronNodeHTTP", "TronNode", "Tron", "StrictJSON", asyncHTTPClient, httpTypes, hummingbird,
                logging, nioCore,
            ],
            swiftSettings: strict),
        .testTarget(name: "SimulationTests", dependencies: ["Simulation"], swiftSettings: strict),
        .testTarget(
            name: "PaymentsTests",
            dependencies: [
                "Payments", "PaymentEngine", "PaymentModel", "Simulation", "TronNode", "Tron", "StrictJSON",
                crypto, logging,
            ],
            swiftSettings: strict),
        // Starts the built programs: it depends on them so that they are built, and calls nothing of theirs.
        .testTarget(
            name: "AcceptanceTests",
            dependencies: [
                "lucid", "tron-devnet", "StrictJSON", "Tron", asyncHTTPClient, grdb, httpTypes, hummingbird,
                lifecycle, logging, nioCore, nioFoundationCompat, nioHTTP1, nioPosix,
            ],
            resources: [.copy("OlderStore")], swiftSettings: strict),
        .testTarget(
            name: "LucidTests",
            dependencies: [
                "lucid", "PaymentAPI", "Payments", "PaymentModel", "StrictJSON", "Tron", "TronNodeHTTP",
                arguments, asyncHTTPClient, logging, metrics,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ArchitectureTests",
            dependencies: transitive.map {
                .product(name: $0.product, package: $0.package, condition: .when(platforms: [.wasi]))
            },
            swiftSettings: strict),
        .testTarget(
            name: "PaymentAPITests",
            dependencies: [
                "PaymentAPI", "PaymentStores", "PaymentWire", "Payments", "PaymentEngine", "PaymentModel",
                "StrictJSON", "Tron", "TronDevnet", "TronNode",
                "TronNodeHTTP",
                asyncHTTPClient, crypto, httpTypes, lifecycle, logging, nioCore, nioFoundationCompat,
                nioHTTP1, nioPosix, yams,
            ],
            resources: [.copy("Vectors")], swiftSettings: strict),
        .testTarget(
            name: "PaymentStoresTests",
            dependencies: [
                "PaymentStores", "PaymentWire", "Payments", "PaymentModel", "Simulation", "Tron",
                "StrictJSON",
                grdb,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "TronNodeTests", dependencies: ["TronNode", "Tron", "StrictJSON"],
            resources: [.copy("Vectors")], swiftSettings: strict),
        .testTarget(
            name: "TronDevnetTests",
            dependencies: [
                "TronDevnet", "Tron", "StrictJSON", asyncHTTPClient, crypto, logging, nioCore, nioHTTP1,
            ],
            resources: [.copy("Flows"), .copy("Transcripts"), .copy("Vectors")], swiftSettings: strict),
        .testTarget(
            name: "TronTests", dependencies: ["Tron", "StrictJSON", crypto], resources: [.copy("Vectors")],
            swiftSettings: strict),
    ]
)

// Every test may need a folder of its own.
for target in package.targets where target.type == .test { target.dependencies.append("Scratch") }
