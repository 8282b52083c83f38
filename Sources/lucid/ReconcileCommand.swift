import ArgumentParser
import Logging
import PaymentEngine
import PaymentModel
import Payments
import StrictJSON
import Tron
import TronNode

/// `lucid reconcile`
struct ReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compares the books of every wallet with the chain; exits with 1 if any differ.",
        discussion: """
            One line for each wallet and asset: what the books say, what the chain has at a solidified block, and the \
            difference. What is found is kept, audited and listed by GET /audit/reconciliations, as the service's own \
            hourly comparison is. Works beside a running service. Ends with 0 where all agree, 69 where no node or no \
            store can be asked, 78 where the configuration is wrong or a node is of another network.
            """)

    @Flag(help: "Prints one JSON document instead of lines.") var json = false
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try await options.configuration()
        configuration.log.install()
        let parts = try await ServiceParts.open(configuration, logger: Logger(label: "lucid"))
        let result: Result<[Reconciliation], any Error>
        do {
            result = .success(try await Self.standings(of: parts.system))
        } catch {
            result = .failure(error)
        }
        try await parts.close()
        let standings: [Reconciliation]
        do {
            standings = try result.get()
        } catch let error as PaymentError {
            throw CommandFailure(Self.kind(of: error), error.reason)
        } catch let error as NodeError {
            throw CommandFailure(.unavailable, "no node can be asked: \(error)")
        } catch {
            throw CommandFailure.from(error, serving: configuration)
        }
        Terminal.standardOutput(json ? Self.document(standings).text : Self.table(standings))
        guard standings.allSatisfy({ $0.difference == 0 }) else {
            throw ExitCode(CommandFailure.Kind.negative.rawValue)
        }
    }

    private static func standings(of system: PaymentSystem) async throws -> [Reconciliation] {
        try await system.checkNetwork()
        let services = system.services
        let request = ULID(at: services.clock.now(), random: services.random).text
        return try await services.reconciliations.standings(
            by: Caller(subject: "command-line", requestID: request, remoteAddress: nil))
    }

    private static func kind(of error: PaymentError) -> CommandFailure.Kind {
        switch error.code {
        case .storeUnavailable, .nodeUnavailable, .nodeError: .unavailable
        default: .fault
        }
    }

    /// One line for each wallet and asset.
    static func table(_ standings: [Reconciliation]) -> String {
        guard !standings.isEmpty else { return "no wallet has books yet" }
        return standings.map { standing in
            let opening = standing.opening.map { "  opening balance \(standing.text($0))" } ?? ""
            return """
                \(standing.walletID)  \(standing.asset.symbol)  books \(standing.text(standing.books))  \
                chain \(standing.text(standing.chain))  \
                difference \(standing.text(standing.difference))  block \(standing.block)\(opening)
                """
        }.joined(separator: "\n")
    }

    /// The same as `ReconciliationPage` of the API has it.
    static func document(_ standings: [Reconciliation]) -> JSON {
        [
            "items": .array(
                standings.map { standing in
                    var item: JSONObject = [
                        "at": .string(standing.at.text), "wallet_id": .string(standing.walletID.text),
                        "asset": .string(standing.asset.symbol),
                        "block_number": .number(JSONNumber(standing.block.value)),
                        "books": .string(standing.text(standing.books)),
                        "chain": .string(standing.text(standing.chain)),
                        "difference": .string(standing.text(standing.difference)),
                    ]
                    if let opening = standing.opening {
                        item["opening"] = .string(standing.text(opening))
                    }
                    return .object(item)
                })
        ]
    }
}
