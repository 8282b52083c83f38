import Foundation
import Scratch
import Testing

@testable import lucid

extension SettingSourcesTests {
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
