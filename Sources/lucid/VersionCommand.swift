import ArgumentParser

/// `lucid version`
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Prints version, commit and platform.")

    func run() {
        let build = BuildVersion.current
        let commit = build.commit.isEmpty ? "unknown (the build was not told)" : build.commit
        Terminal.standardOutput(
            """
            version   \(build.version)
            commit    \(commit)
            platform  \(build.platform)
            """)
    }
}
