import HTTPTypes
import PaymentModel
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
            Operation(
                id: "getNetworkStatus", method: .get, path: "/tron/network/status",
                access: .permission(.readNetwork), handle: status),
            Operation(
                id: "getNetworkInfo", method: .get, path: "/tron/network/info",
                access: .permission(.readNetwork), handle: info),
            Operation(
                id: "getNetworkHealth", method: .get, path: "/tron/network/health",
                access: .permission(.readNetwork), handle: health),
            Operation(
                id: "getBlock", method: .get, path: "/tron/network/blocks/{block_number}",
                access: .permission(.readNetwork), handle: block),
            Operation(
                id: "getNetworkTransaction", method: .get, path: "/tron/network/transactions/{tx_id}",
                access: .permission(.readNetwork), handle: transaction),
            Operation(
                id: "getUsdtBalance", method: .get, path: "/tron/usdt/balance/{address}",
                access: .permission(.readNetwork), handle: usdtBalance),
        ]
    }

    private func status(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).check()
        return Answer(try await system.network.status().json(serviceVersion: serviceVersion))
    }

    private func info(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).check()
        return Answer(try await system.network.description().json)
    }

    private func health(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).check()
        let nodes = await system.network.nodes()
        let usable = nodes.count { $0.status == .up }
        let status = usable == nodes.count ? "healthy" : usable > 0 ? "degraded" : "unhealthy"
        return Answer(
            usable > 0 ? 200 : 503, ["status": .string(status), "checks": .array(nodes.map(\.json))])
    }

    private func block(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let choice = BlockChoice(request.parameters["block_number"] ?? "")
        if choice == nil {
            reader.offences.add("path:block_number", "must be a block's number, latest or solidified")
        }
        try reader.check()
        guard let choice else { throw Problem(.internalError) }
        return Answer(try await system.network.block(choice).json)
    }

    private func transaction(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let text = request.parameters["tx_id"] ?? ""
        let id = text.allSatisfy { !$0.isUppercase } ? try? TransactionID(parsing: text) : nil
        if id == nil { reader.offences.add("path:tx_id", "must be 64 lower-case hex digits") }
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return Answer(try await system.network.transaction(id).json)
    }

    private func usdtBalance(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let address = reader.address(path: "address")
        try reader.check()
        guard let address else { throw Problem(.internalError) }
        return Answer(try await system.network.usdtBalance(of: address).json)
    }
}

extension BlockChoice {
    /// The block that a path names; nil for what is none.
    fileprivate init?(_ text: String) {
        switch text {
        case "latest": self = .latest
        case "solidified": self = .solidified
        default:
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text) else {
                return nil
            }
            self = .number(number)
        }
    }
}
