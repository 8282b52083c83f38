import Foundation
import Scratch
import Testing

@testable import lucid

@Suite("Where settings come from")
struct SettingSourcesTests {
    @Test("a variable that is nobody's is an error, and so is a line of the file that is none")
    func unknown() async throws {
        let folder = try ScratchFolder()
        let file = try folder.write("LUCID_COLOUR=red\nno pair\nPATH=/bin\n", to: "lucid.conf")

        let problems = try await folder.problems(
            ["LUCID_HTTP_PROT": "1", "LUCID_NETWORK_FILE": "x", "OTHER": "mine"], file: file)

        #expect(
            problems == [
                "LUCID_HTTP_PROT: unknown variable", "LUCID_NETWORK_FILE: unknown variable",
                "\(file) line 1: unknown variable LUCID_COLOUR", "\(file) line 2: is not NAME=VALUE",
                "\(file) line 3: unknown variable PATH",
            ])
    }

    @Test("all mistakes are told at once")
    func allAtOnce() async throws {
        let folder = try ScratchFolder()

        let problems = try await folder.problems([
            "LUCID_NETWORK": "mainnet", "LUCID_HTTP_PORT": "x", "LUCID_LOG_LEVEL": "x", "LUCID_TYPO": "x",
            "LUCID_MAX_ATTEMPTS": "0",
        ])

        let places = Set(problems.compactMap { $0.split(separator: ":").first.map(String.init) })
        #expect(
            places == [
                "LUCID_TYPO", "LUCID_HTTP_PORT", "LUCID_MASTER_KEY", "LUCID_JWT_SECRET", "LUCID_MAX_ATTEMPTS",
                "LUCID_LOG_LEVEL",
            ])
    }

    @Test("the environment wins over the file")
    func precedence() async throws {
        let folder = try ScratchFolder()
        let file = try folder.write(
            "# a comment\n\n LUCID_HTTP_PORT = 9001 \nLUCID_MAX_ATTEMPTS=5\nLUCID_JWT_ISSUER=\"quoted\"\n",
            to: "lucid.conf")

        let configuration = try await folder.configuration(["LUCID_HTTP_PORT": "9002"], file: file)

        #expect(configuration.http.port == 9002)
        #expect(configuration.payments.attemptsMax == 5)
        #expect(configuration.tokens.issuer == "\"quoted\"")
        let attempts = configuration.settings.first { $0.variable == .attemptsMax }
        #expect(attempts?.origin == .configurationFile(file))
    }

    @Test("a name that stands twice in the file is an error, and so is a file that is not there")
    func badFile() async throws {
        let folder = try ScratchFolder()
        let file = try folder.write("LUCID_HTTP_PORT=1\nLUCID_HTTP_PORT=2\n", to: "lucid.conf")

        let twice = try await folder.problems([:], file: file)
        let missing = try await folder.problems([:], file: folder.path + "/none")

        #expect(twice == ["\(file) line 2: LUCID_HTTP_PORT is set a second time"])
        #expect(missing == ["--config: \(folder.path)/none cannot be read as text"])
    }
}
