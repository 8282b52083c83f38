import PaymentModel
package import Payments
package import StrictJSON
import Tron

extension NetworkStatus {
    /// `NetworkStatus` of the contract.
    package func json(serviceVersion: String) -> JSON {
        [
            "network": .string(network.rawValue), "status": .string(condition.rawValue), "head": head.json,
            "solidified": solidified.json, "head_age_seconds": .integer(headAge.components.seconds),
            "finality_lag_blocks": .integer(max(0, head.number.blocks(above: solidified.number))),
            "nodes_usable": .integer(nodesUsable), "nodes_total": .integer(nodesTotal),
            "service_version": .string(serviceVersion),
        ]
    }
}

extension TokenBalance {
    /// `TokenBalance` of the contract.
    package var json: JSON {
        [
            "address": .address(address), "asset": .string(balance.asset.symbol),
            "contract": .address(contract), "balance": .amount(balance), "as_of": asOf.json,
        ]
    }
}
