import ArgumentParser

/// `lucid version`
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Prints version, commit and platform.")

    func run() {
        let build = BuildVersion.current
        let commit = build.commit.isEmpty ? "unknown (not set at build time)" : build.commit
        Terminal.standardOutput(
            """
            version   \(build.version)
            commit    \(commit)
            platform  \(build.platform)
            """)
    }
}
