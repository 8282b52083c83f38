import ArgumentParser
import Foundation
import PaymentAPI
import Testing

@testable import lucid

@Suite("Commands as they are typed")
struct CommandTests {
    @Test("a token's roles may stand behind one option or several")
    func roles() throws {
        let together = try TokenCommand.parse([
            "--subject", "a", "--role", "viewer", "approver", "--ttl", "15m",
        ])
        let apart = try TokenCommand.parse(["--subject", "a", "--role", "viewer", "--role", "approver"])

        #expect(together.roles == [.viewer, .approver])
        #expect(apart.roles == [.viewer, .approver])
        #expect(apart.ttl == "1h")
    }

    static let refusedCases = [
        ["token", "--role", "admin"], ["token", "--subject", "a"],
        ["token", "--subject", "a", "--role", "root"],
        ["token", "--subject", "", "--role", "admin"],
        ["token", "--subject", "a", "--role", "admin", "--ttl", "0s"],
        ["token", "--subject", "a", "--role", "admin", "--ttl", "366d"], ["wallet", "create"],
        ["wallet", "create", "--name", ""], ["wallet", "create", "--name", "a", "--label", "b"],
        ["wallet", "import", "--name", "a", "--watch", "T", "--key-file", "f"], ["serve", "--port", "1"],
        ["vault", "rotate"], ["nothing"], ["kyc", "attest", "--issuer", "a"], kyc(level: "6"), kyc(to: "T"),
        kyc(more: ["--ttl", "0s"]), kyc(more: ["--max-amount", "1e3"]),
    ]

    private static func kyc(
        level: String = "3", to recipient: String = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", more: [String] = []
    ) -> [String] {
        ["kyc", "attest", "--key", "k.pem", "--issuer", "a", "--recipient", recipient, "--level", level]
            + more
    }

    @Test("an attestation is asked for with all that it says")
    func attest() throws {
        let command = try KYCAttestCommand.parse(
            Array(Self.kyc(more: ["--max-amount", "250.5", "--ttl", "15m"]).dropFirst(2)))

        #expect(command.level == 3 && command.maxAmount == "250.5" && command.ttl == "15m")
    }

    @Test("what cannot be meant is refused with the exit code of usage", arguments: refusedCases)
    func refused(arguments: [String]) {
        let error = #expect(throws: (any Error).self) {
            _ = try LucidCommand.parseAsRoot(arguments)
        }

        #expect(error.map { LucidCommand.exitCode(for: $0).rawValue } == CommandFailure.Kind.usage.rawValue)
    }

    @Test("a wallet's labels are pairs")
    func labels() throws {
        let command = try WalletCreateCommand.parse([
            "--name", "a", "--label", "team=a=b", "--label", "empty=",
        ])

        #expect(try command.wallet.labelsByName() == ["team": "a=b", "empty": ""])
    }
}
