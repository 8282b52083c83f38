import HTTPTypes
import Payments

/// State of the TRON network as this service sees it, and balances of any address.
struct NetworkRoutes: Sendable {
    let system: PaymentSystem
    let serviceVersion: String

    var operations: [Operation] {
        [
            Operation(
                id: "getNetworkStatus", method: .get, path: "/tron/network/status",
                access: .permission(.readNetwork), handle: status),
            Operation(
                id: "getUsdtBalance", method: .get, path: "/tron/usdt/balance/{address}",
                access: .permission(.readNetwork), handle: usdtBalance),
        ]
    }

    private func status(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).check()
        return Answer(try await system.network.status().json(serviceVersion: serviceVersion))
    }

    private func usdtBalance(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let address = reader.address(path: "address")
        try reader.check()
        guard let address else { throw Problem(.internalError) }
        return Answer(try await system.network.usdtBalance(of: address).json)
    }
}
