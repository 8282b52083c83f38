import Foundation
import Scratch
import Testing

@testable import lucid

@Suite("Text files as editors write them")
struct FileTextTests {
    /// How editors mark a file's beginning, and end its lines.
    static let writers = ["", "\u{FEFF}"].flatMap { mark in ["\n", "\r\n"].map { (mark, $0) } }

    @Test("a file has the same lines and the same secret, whatever wrote it", arguments: writers)
    func forms(mark: String, end: String) throws {
        let lines = ["a=1", "", "# é", " b = 2 ", "\u{301}c"]

        let file = try #require(FileText(Data((mark + lines.joined(separator: end) + end).utf8)))
        let secret = try #require(FileText(Data((mark + "se\u{301}cret " + end).utf8)))

        #expect(file.lines == lines + [""])
        #expect(Array(secret.withoutFinalLineEnd.utf8) == Array("se\u{301}cret ".utf8))
    }

    @Test("only one line end is cut, and no other character")
    func ends() throws {
        for (text, rest) in [
            ("", ""), ("\n", ""), ("\r\n", ""), ("a", "a"), ("a\n\n", "a\n"), ("a\r", "a\r"),
            ("\r\n\r\n", "\r\n"),
        ] {
            let file = try #require(FileText(Data(text.utf8)))
            #expect(Array(file.withoutFinalLineEnd.utf8) == Array(rest.utf8))
        }
        #expect(FileText(Data([0xFF, 0xFE, 0x61, 0])) == nil, "UTF-16")
        #expect(FileText(Data([0xEF, 0xBB])) == nil)
        #expect(FileText(Data([0xEF, 0xBB, 0xBF]))?.text == "")
    }

    @Test("every setting of a configuration file counts, whatever wrote it", arguments: writers)
    func configuration(mark: String, end: String) throws {
        let folder = try ScratchFolder()
        let lines = ["LUCID_HTTP_PORT=1", "# a comment", "", "LUCID_FEE_LIMIT_MAX=7", "LUCID_HTTP_HOST=::1"]

        let path = try folder.write(mark + lines.joined(separator: end) + end, to: "lucid.conf")
        let file = ConfigurationFile(path: path)

        #expect(file.problems.isEmpty)
        #expect(
            file.values == ["LUCID_HTTP_PORT": "1", "LUCID_FEE_LIMIT_MAX": "7", "LUCID_HTTP_HOST": "::1"])
    }

    @Test("a carriage return within a line is an error, not a part of its value")
    func carriageReturns() throws {
        let folder = try ScratchFolder()

        let path = try folder.write("LUCID_HTTP_PORT=1\rLUCID_FEE_LIMIT_MAX=7\r", to: "lucid.conf")
        let file = ConfigurationFile(path: path)

        #expect(file.values.isEmpty)
        #expect(
            file.problems.map(\.reason) == [
                "has a carriage return; lines end with LF or CR LF"
            ])
    }

    @Test("a secret's file has the same secret, whatever wrote it", arguments: writers)
    func secret(mark: String, end: String) async throws {
        let folder = try ScratchFolder()
        let path = try folder.write(mark + GoodSecret.jwt + end, to: "secret")

        let configuration = try await folder.configuration(["LUCID_JWT_SECRET_FILE": path])
        let password = try SecretFile(path).password()

        guard case .given(let bytes) = configuration.secrets.jwtSecret else {
            Issue.record("the secret is not read")
            return
        }
        #expect(bytes == Array(GoodSecret.jwt.utf8))
        #expect(password == GoodSecret.jwt)
    }
}
