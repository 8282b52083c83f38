import ArgumentParser
import Foundation
import PaymentModel
import Payments
import StrictJSON
import Tron

/// `lucid kyc`
struct KYCCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kyc", abstract: "KYC attestations.", subcommands: [KYCAttestCommand.self])
}

/// `lucid kyc attest`
struct KYCAttestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attest",
        abstract: "Prints a KYC attestation (a JWS) for payouts by the kyc route.",
        discussion: """
            For development, and for issuers without software of their own. The service believes it where \
            LUCID_KYC_ISSUERS has the issuer with the key's public part; --public-keys prints that.
            """)

    @Option(help: "A file with the private key, PEM or JWK: EC P-256 or Ed25519.") var key: String
    @Option(help: "iss: the name of the issuer.") var issuer: String
    @Option(help: "sub: the recipient's address.") var recipient: String
    @Option(help: "kyc_level, 1 to 5.") var level: Int
    @Option(help: "The most that one payout may be, such as 250.5.") var maxAmount: String?
    @Option(help: "How long it is valid, such as 90s, 15m, 1h or 30d; at most 365d.") var ttl = "1h"
    @Flag(help: "Print the value of LUCID_KYC_ISSUERS for this key and issuer instead.")
    var publicKeys = false

    private enum Limits {
        static let levels = 1...5
        static let issuerCharacters = 1...256
    }

    func validate() throws {
        guard Limits.levels.contains(level) else { throw ValidationError("--level must be 1 to 5") }
        guard Limits.issuerCharacters.contains(issuer.unicodeScalars.count) else {
            throw ValidationError("--issuer must have 1 to 256 characters")
        }
        _ = try address()
        _ = try lifetime()
        if let maxAmount, (try? TokenAmount(parsing: maxAmount, decimals: Token.decimalsMax)) == nil {
            throw ValidationError("--max-amount must be a decimal such as 250.5")
        }
    }

    func run() throws {
        let signer = try signer()
        if publicKeys {
            Terminal.standardOutput(
                (["issuers": [["iss": .string(issuer), "jwks": signer.publicKeys]]] as JSON).text)
            return
        }
        let now = SystemClock().now()
        var statement = AttestationSigner.Statement(
            issuer: issuer, recipient: try address(), level: level, lifetime: try lifetime(),
            id: ULID(at: now, random: SystemRandom()).text)
        statement.maximum = maxAmount
        Terminal.standardOutput(try signer.attestation(statement, at: now))
    }

    private func signer() throws -> AttestationSigner {
        guard let bytes = FileManager.default.contents(atPath: key),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw CommandFailure(.configuration, "--key: \(key) cannot be read as text") }
        do {
            return try AttestationSigner(key: text)
        } catch {
            throw CommandFailure(.configuration, "--key: \(error.reason)")
        }
    }

    private func address() throws -> Address {
        guard let address = try? Address(parsing: recipient) else {
            throw ValidationError("--recipient must be a TRON address")
        }
        return address
    }

    private func lifetime() throws -> Duration {
        do {
            let lifetime = try SettingText.duration(ttl, atMost: .days(365))
            guard lifetime >= .seconds(1) else { throw ValidationError("--ttl must be a second or more") }
            return lifetime
        } catch let problem as ValueProblem {
            throw ValidationError("--ttl \(problem.reason)")
        }
    }
}
