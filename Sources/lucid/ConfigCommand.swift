import ArgumentParser

/// `lucid config`
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Prints the settings in effect and where each comes from; secrets are masked.",
        discussion:
            "If the configuration is wrong, lists every mistake and exits with 78. Creates and changes nothing."
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try await options.configuration()
        Terminal.standardOutput(Self.table(of: configuration.settings))
    }

    /// One line for each setting: name, value, origin.
    static func table(of settings: [Setting]) -> String {
        let rows = settings.map {
            (name: $0.variable.name, value: $0.shown ?? "-", origin: $0.origin.description)
        }
        let nameWidth = rows.map(\.name.count).max() ?? 0
        let valueWidth = rows.map(\.value.count).max() ?? 0
        return rows.map { row in
            padded(row.name, to: nameWidth) + "  " + padded(row.value, to: valueWidth) + "  " + row.origin
        }.joined(separator: "\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
