import ArgumentParser
import Foundation

/// The options by which every command finds its configuration. The only place that reads the environment.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: "A file with lines of NAME=VALUE. The environment takes precedence.",
        completion: .file())
    var file: String?

    /// What is set, not checked yet.
    var sources: SettingSources { Self.sources(file: file) }

    /// What is set now: the file is read each time.
    static func sources(file: String?) -> SettingSources {
        SettingSources(environment: ProcessInfo.processInfo.environment, file: file)
    }

    /// The whole configuration.
    ///
    /// - Throws: `CommandFailure` with `configuration`, which lists every mistake.
    func configuration() async throws -> ServiceConfiguration {
        try await ServiceConfiguration(sources)
    }
}
