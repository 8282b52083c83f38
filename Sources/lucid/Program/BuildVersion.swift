import CBuildCommit

/// The version of the program.
struct BuildVersion {
    static let current = Self()

    /// Of the product, by semantic versioning.
    let version = "0.1.0"
    /// The commit it was built from; empty if that was not set at build time.
    let commit = String(cString: lucid_build_commit())
    /// What it was built for.
    let platform = "\(Self.system) \(Self.architecture)"

    #if os(Linux)
    private static let system = "linux"
    #elseif os(macOS)
    private static let system = "macos"
    #else
    private static let system = "unknown"
    #endif

    #if arch(x86_64)
    private static let architecture = "x86_64"
    #elseif arch(arm64)
    private static let architecture = "arm64"
    #else
    private static let architecture = "unknown"
    #endif
}
