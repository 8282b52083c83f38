public import ArgumentParser
public import PaymentAPI
import PaymentModel
import Payments

/// `lucid token`
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Prints a token (JWT) signed with LUCID_JWT_SECRET.",
        discussion: "Whoever has the token can do what its roles allow until it expires.")

    @Option(help: "Who it is for. Idempotency keys and audit events belong to this name.") var subject: String
    @Option(name: .customLong("role"), parsing: .upToNextOption, help: "What it may do.") var roles: [Role]
    @Option(help: "How long it is valid, such as 90s, 15m, 1h or 30d; at most 365d.") var ttl = "1h"
    @Option(help: "Permissions, separated by spaces, to which the roles are narrowed.") var scope: String?
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard !subject.isEmpty, subject.unicodeScalars.count <= 200 else {
            throw ValidationError("--subject must have 1 to 200 characters")
        }
        guard !roles.isEmpty else { throw ValidationError("--role is missing") }
        _ = try lifetime()
    }

    func run() async throws {
        let lifetime = try lifetime()
        let random = SystemRandom()
        let (secret, tokens) = try await signing(random: random)
        let now = SystemClock().now()
        let issuer = TokenIssuer(secret: secret, issuer: tokens.issuer, audience: tokens.audience)
        Terminal.standardOutput(
            try await issuer.token(
                subject: subject, roles: roles, scope: scope, lifetime: lifetime, at: now,
                id: ULID(at: now, random: random).text))
    }

    /// Only what tokens need is checked, so that the service's other secrets are not needed here.
    private func signing(random: SystemRandom) async throws -> (secret: [UInt8], tokens: TokenOptions) {
        var reader = SettingReader(options.sources)
        let (node, store, tokens) = (
            NodeSettings(&reader), StoreSettings(&reader), TokenOptions(&reader)
        )
        let setting = SecretSettings.jwtSecret(&reader, on: node.network, directory: store.directory)
        try reader.finish()
        guard let secret = try setting.value(random: random, parse: SecretSettings.jwtSecret(parsing:)) else {
            throw CommandFailure(.configuration, "LUCID_JWT_SECRET: must be set to sign tokens")
        }
        return (secret, tokens)
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

extension Role: ExpressibleByArgument {}
