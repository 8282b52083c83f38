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

    @Test("a secret may come from a file of its own, without the newline at its end")
    func secretFile() async throws {
        let folder = try ScratchFolder()
        let file = try folder.write(GoodSecret.jwt + "\n", to: "jwt")

        let configuration = try await folder.configuration(["LUCID_JWT_SECRET_FILE": file])

        guard case .given(let secret) = configuration.secrets.jwtSecret else {
            Issue.record("no secret was read")
            return
        }
        #expect(secret == Array(GoodSecret.jwt.utf8))
        #expect(configuration.settings.first { $0.variable == .jwtSecret }?.origin == .secretFile(file))
    }

    @Test("a secret that is set twice is an error, but the environment wins over the file as a whole")
    func secretTwice() async throws {
        let folder = try ScratchFolder()
        let secret = try folder.write(GoodSecret.jwt, to: "jwt")
        let file = try folder.write("LUCID_JWT_SECRET_FILE=\(secret)\n", to: "lucid.conf")
        let environment = ["LUCID_JWT_SECRET": GoodSecret.jwt]

        let twice = try await folder.problems(
            environment.merging(["LUCID_JWT_SECRET_FILE": secret]) { _, new in new })
        let apart = try await folder.problems(environment, file: file)

        #expect(twice == ["LUCID_JWT_SECRET: LUCID_JWT_SECRET_FILE is set too; remove one of them"])
        #expect(apart.isEmpty)
    }

    @Test("a secret's file that is not there, or empty, is an error")
    func secretFileBad() async throws {
        let folder = try ScratchFolder()
        let empty = try folder.write("\n", to: "empty")

        let problems = try await folder.problems([
            "LUCID_MASTER_KEY_FILE": folder.path + "/none", "LUCID_JWT_SECRET_FILE": empty,
        ])

        #expect(
            problems == [
                "LUCID_MASTER_KEY_FILE: \(folder.path)/none cannot be read as text",
                "LUCID_JWT_SECRET_FILE: \(empty) is empty",
            ])
    }
}
