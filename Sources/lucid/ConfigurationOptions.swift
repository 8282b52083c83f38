import ArgumentParser
import Foundation

/// How every command finds its configuration. The one place that reads the environment.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: "A file with lines of NAME=VALUE. The environment takes precedence.",
        completion: .file())
    var file: String?

    /// What is set, not judged yet.
    var sources: SettingSources {
        SettingSources(environment: ProcessInfo.processInfo.environment, file: file)
    }

    /// The whole configuration.
    ///
    /// - Throws: `CommandFailure` with `configuration` that lists all that is wrong.
    func configuration() async throws -> ServiceConfiguration {
        try await ServiceConfiguration(sources)
    }
}
