import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import StrictJSON

/// `lucid health`
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Asks the service on this machine whether it is ready; exits with 0 or 1.",
        discussion: "For containers without a shell. Reads the same configuration as the service.")

    private enum Limits {
        static let answerSeconds: Int64 = 5
        static let answerBytesMax = 65_536
    }

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        guard let url = try url() else {
            throw CommandFailure(.negative, "no service has left its address in the data directory")
        }
        let answer = await Self.ask(url)
        Terminal.standardOutput(answer.text)
        guard answer.isReady else { throw ExitCode(CommandFailure.Kind.negative.rawValue) }
    }

    /// Only what is needed is checked, so that a health check does not fail for a secret that only the service has.
    private func url() throws -> String? {
        var reader = SettingReader(options.sources)
        let (http, store) = (HTTPSettings(&reader), StoreSettings(&reader))
        do {
            try reader.finish()
        } catch let failure as CommandFailure {
            throw CommandFailure(.negative, failure.message)
        }
        if http.port == 0 { return ListeningAddress(directory: store.directory).read() }
        return ListeningAddress.url(host: http.host, port: http.port, http: http)
    }

    private static func ask(_ url: String) async -> (isReady: Bool, text: String) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // Nothing secret is sent, and the certificate need not be for this machine's loopback address.
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.certificateVerification = .none
        configuration.tlsConfiguration = tls
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(configuration: configuration)
        let answer: (isReady: Bool, text: String)
        do {
            let response = try await client.execute(
                HTTPClientRequest(url: reachable(url) + "/health/ready"),
                timeout: .seconds(Limits.answerSeconds))
            let body = try await response.body.collect(upTo: Limits.answerBytesMax)
            answer = (response.status == .ok, String(buffer: body))
        } catch {
            answer = (false, "no answer from \(url)")
        }
        // The process ends here; connections that do not close in time end with it.
        try? await client.shutdown()
        return answer
    }

    /// A service that listens on every address is asked on loopback.
    private static func reachable(_ url: String) -> String {
        url.replacing("//0.0.0.0:", with: "//127.0.0.1:").replacing("//[::]:", with: "//[::1]:")
    }
}
