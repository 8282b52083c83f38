import Foundation
import Scratch
import StrictJSON
import Testing

@Suite("Token keys that change while the service runs")
struct KeyRotationTests {
    private static func write(_ secret: String, to path: String) throws {
        let key = Data(secret.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
        let set = #"{"keys":[{"kty":"oct","kid":"k","k":"\#(key)"}]}"#
        try Data(set.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// A token that is signed with `secret`.
    private static func token(_ secret: String, in folder: ScratchFolder) async throws -> String {
        let program = try Program(
            "lucid", ["token", "--subject", "tester", "--role", "admin"],
            environment: ProgramEnvironment(
                ["LUCID_DATA_DIR": folder.path, "LUCID_JWT_SECRET": secret], in: folder))
        #expect(try await program.exitCode() == 0)
        let output = try await eventually("a token") { program.output.isEmpty ? nil : program.output }
        return output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test(
        "what is written to the file of LUCID_JWT_JWKS holds without a restart; a broken file changes nothing"
    )
    func file() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let path = folder.path + "/jwks.json"
        let (first, second) = (
            "first-0123456789-0123456789-0123456789", "second-0123456789-0123456789-012345678"
        )
        try Self.write(first, to: path)
        let service = try await LucidService.start(in: folder, node: node.url, ["LUCID_JWT_JWKS": path])
        var old = service.ask
        old.token = try await Self.token(first, in: folder)
        var new = service.ask
        new.token = try await Self.token(second, in: folder)
        #expect(try await old(.get, "/auth/session").status == 200)
        #expect(try await new(.get, "/auth/session").status == 401)

        try Data("{".utf8).write(to: URL(filePath: path), options: .atomic)
        try await eventually("a complaint") {
            service.program.errors.contains("token keys not usable") ? true : nil
        }
        #expect(try await old(.get, "/auth/session").status == 200)

        try Self.write(second, to: path)
        try await eventually("the new key") {
            try await new(.get, "/auth/session").status == 200 ? true : nil
        }
        #expect(try await old(.get, "/auth/session").status == 401)
    }
}
