import Foundation
import Scratch
import StrictJSON
import Testing

extension ListenerTests {
    @Test("with a certificate it is HTTPS, and lucid health finds it there")
    func tls() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let settings = [
            "LUCID_TLS_CERTIFICATE": try TestCertificate.write(
                TestCertificate.certificate, "CERTIFICATE", to: folder),
            "LUCID_TLS_KEY": try TestCertificate.write(TestCertificate.key, "PRIVATE KEY", to: folder),
        ]
        let environment = LucidService.environment(in: folder, node: node.url, settings)
        let service = try Program("lucid", ["serve"], environment: environment)

        let port = try await eventually("it listens") {
            service.errors.firstMatch(of: /"listening on https:\/\/127\.0\.0\.1:([0-9]+)"/).map {
                String($0.1)
            }
        }
        let health = try await Program("lucid", ["health"], environment: environment).exitCode()
        let plain = try? await JSONCaller(url: "http://127.0.0.1:\(port)")(.get, "/health/live")

        #expect(health == 0)
        #expect(plain?.status != 200)
        #expect(try await service.stop() == 0)
    }

    @Test("files that are no certificate and key of each other: 78")
    func badTLS() async throws {
        let folder = try ScratchFolder()
        let begin = "-----BEGIN "
        let nonsense = folder.path + "/nonsense.pem"
        try Data((begin + "CERTIFICATE-----\n" + begin + "PRIVATE KEY-----\n").utf8).write(
            to: URL(filePath: nonsense))

        let program = try Program(
            "lucid", ["serve"],
            environment: LucidService.environment(
                in: folder, node: "http://127.0.0.1:1",
                ["LUCID_TLS_CERTIFICATE": nonsense, "LUCID_TLS_KEY": nonsense]))

        #expect(try await program.exitCode() == 78)
        try await eventually("words") { program.errors.contains("LUCID_TLS_CERTIFICATE") ? true : nil }
    }
}

/// Signed by itself, for nobody, until 2126. The key is no secret.
private enum TestCertificate {
    static let key = """
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfH/2ehAawsn9y5/O
        TWo9piVvaRoFK9gWDfT1N5hMg02hRANCAAQuYxIw8GX4xLp0eZgPRSVNyeH+EHQn
        bsscozdihNuuU+twWeIWHt2mpuhGlXVn6UqAF0Zd2JHGl8t3ry0ATLFp
        """
    static let certificate = """
        MIIBlzCCAT2gAwIBAgIUOzCKQ43JZTGC60eScdsjvldMQf0wCgYIKoZIzj0EAwIw
        FTETMBEGA1UEAwwKbHVjaWQgdGVzdDAgFw0yNjExMjQyMzAxMjRaGA8yMTI2MTAz
        MTIzMDEyNFowFTETMBEGA1UEAwwKbHVjaWQgdGVzdDBZMBMGByqGSM49AgEGCCqG
        SM49AwEHA0IABC5jEjDwZfjEunR5mA9FJU3J4f4QdCduyxyjN2KE265T63BZ4hYe
        3aam6EaVdWfpSoAXRl3YkcaXy3evLQBMsWmjaTBnMB0GA1UdDgQWBBTwdbaoX6Ay
        VxeVO7Pjvfr0NI0QiDAfBgNVHSMEGDAWgBTwdbaoX6AyVxeVO7Pjvfr0NI0QiDAP
        BgNVHRMBAf8EBTADAQH/MBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAKBggqhkjOPQQD
        AgNIADBFAiEA+5WhH3D+SrDRBxbVD0G7eSvgEX7U/s8V7PMOBHuBwLkCIHSKzJTr
        O1QbgPr0QDJykL1A1/Z58A+fndjvrzEUCefI
        """

    /// Writes a PEM file and tells its path.
    static func write(_ body: String, _ kind: String, to folder: ScratchFolder) throws -> String {
        let file = folder.path + "/" + kind.lowercased().replacing(" ", with: "-") + ".pem"
        let text = "-----BEGIN \(kind)-----\n\(body)\n-----END \(kind)-----\n"
        try Data(text.utf8).write(to: URL(filePath: file))
        return file
    }
}
