import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron
import TronNode

/// State of the TRON network as this service sees it, and balances of any address.
struct NetworkRoutes: Sendable {
    let system: PaymentServices
    let serviceVersion: String

    var operations: [Operation] {
        [
            read("getNetworkStatus", at: "network/status", status),
            read("getNetworkInfo", at: "network/info", info),
            read("getNetworkHealth", at: "network/health", health),
            read("getBlock", at: "network/blocks/{block_number}", block),
            read("getNetworkTransaction", at: "network/transactions/{tx_id}", transaction),
        ]
    }

    private func read(
        _ id: String, at path: String,
        _ answer: @escaping @Sendable (RequestReader) async throws -> Answer
    ) -> Operation {
        Operation(id: id, method: .get, path: "/tron/" + path, access: .permission(.readNetwork)) {
            try await answer(RequestReader($0))
        }
    }

    private func status(_ reader: RequestReader) async throws -> Answer {
        try reader.values()
        return Answer(try await system.network.status().json(serviceVersion: serviceVersion))
    }

    private func info(_ reader: RequestReader) async throws -> Answer {
        try reader.values()
        return Answer(try await system.network.description().json)
    }

    private func health(_ reader: RequestReader) async throws -> Answer {
        try reader.values()
        let nodes = await system.network.nodes()
        let usable = nodes.count { $0.status == .up }
        let status = usable == nodes.count ? "healthy" : usable > 0 ? "degraded" : "unhealthy"
        let alarms = system.health.alarms.sorted { $0.key < $1.key }
        return Answer(
            usable > 0 && alarms.isEmpty ? 200 : 503,
            [
                "status": .string(alarms.isEmpty ? status : "unhealthy"),
                "checks": .array(nodes.map(\.json)),
                "trusted_block": .optional(await system.health.trustedBlock(), \.json),
                "alarms": .array(alarms.map { ["name": .string($0.key), "reason": .string($0.value)] }),
            ])
    }

    private func block(_ reader: RequestReader) async throws -> Answer {
        let choice = try reader.values(reader.path("block_number", .block))
        return Answer(try await system.network.block(choice).json)
    }

    private func transaction(_ reader: RequestReader) async throws -> Answer {
        let id = try reader.values(reader.path("tx_id", .transactionID))
        return Answer(try await system.network.transaction(id).json)
    }

}

extension Form where Value == BlockChoice {
    /// A block by its number, or by a name.
    fileprivate static var block: Self {
        .string("must be a block's number, latest or solidified") { text in
            switch text {
            case "latest": return .latest
            case "solidified": return .solidified
            default:
                // Int64 would take a sign as well.
                guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
                return Int64(text).map { BlockChoice.number(BlockNumber($0)) }
            }
        }
    }
}

extension Form where Value == TransactionID {
    /// A transaction's id as the chain has it.
    fileprivate static var transactionID: Self {
        .string("must be 64 lower-case hex digits") { text in
            text.allSatisfy { !$0.isUppercase } ? try? TransactionID(parsing: text) : nil
        }
    }
}
