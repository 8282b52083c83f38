import Scratch
import Testing

@testable import lucid

@Suite("The table of lucid config")
struct ConfigTableTests {
    @Test("each line says name, value and origin")
    func lines() async throws {
        let folder = try ScratchFolder()

        let configuration = try await folder.configuration([
            "LUCID_HTTP_PORT": "9000", "LUCID_JWT_SECRET": GoodSecret.jwt,
        ])
        let lines = ConfigCommand.table(of: configuration.settings).split(separator: "\n")
            .map { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }

        #expect(lines.contains(["LUCID_HTTP_PORT", "9000", "environment"]))
        #expect(lines.contains(["LUCID_HTTP_HOST", "127.0.0.1", "default"]))
        #expect(lines.contains(["LUCID_CACHE_URL", "-", "default"]))
        #expect(lines.contains(["LUCID_JWT_SECRET", "<secret>", "environment"]))
        #expect(lines.count == Variable.allCases.count)
    }

    @Test("a store's URL shows all but its credentials")
    func credentials() {
        var reader = SettingReader(SettingSources(environment: [:], file: nil))

        reader.note(.storeURL, "mongodb://user:w@rd@host/db", .environment)

        #expect(reader.settings.first?.shown == "mongodb://<secret>@host/db")
    }
}
