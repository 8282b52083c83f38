package import PaymentModel
package import Payments
package import StrictJSON
import Tron
package import TronNode

extension NetworkDescription {
    /// `NetworkInfo` of the contract.
    package var json: JSON {
        var values: JSONObject = [:]
        for (key, value) in parameters.values.sorted(by: { $0.key < $1.key }) {
            values[key] = .integer(value)
        }
        let activation = parameters.createAccountFee.adding(parameters.newAccountFee) ?? .zero
        return [
            "network": .string(network.rawValue), "genesis_block_id": .string(genesisBlockID.hex),
            "block_interval_seconds": 3, "node_version": .optional(nodeVersion, JSON.string),
            "tokens": .array(
                assets.assets.map { asset in
                    [
                        "asset": .string(asset.symbol),
                        "contract": .optional(asset.token?.contract, JSON.address),
                        "decimals": .integer(asset.decimals),
                    ]
                }),
            "prices": [
                "energy": .amount(parameters.energyPrice), "bandwidth": .amount(parameters.bandwidthPrice),
                "account_activation": .amount(activation), "memo": .amount(parameters.memoFee),
            ],
            "chain_parameters": .object(values),
        ]
    }
}

extension NodeHealth {
    /// A check of `NetworkHealth` of the contract.
    package var json: JSON {
        [
            "node": .string(node), "status": .string(status.rawValue),
            "latency_ms": .optional(latency) { .integer($0.wholeMilliseconds) },
            "head_number": .optional(headNumber) { .integer($0) },
            "solidified_number": .optional(solidifiedNumber) { .integer($0) },
            "detail": .optional(detail, JSON.string),
        ]
    }
}

extension ChainTrust {
    /// `trusted_block` of the contract's `NetworkHealth`.
    package var json: JSON {
        [
            "number": .integer(trusted.number), "id": .string(trusted.hex),
            "configured": .bool(isConfigured),
        ]
    }
}

extension BlockDescription {
    /// `BlockInfo` of the contract.
    package var json: JSON {
        [
            "number": .integer(block.number), "id": .string(block.id.hex),
            "parent_id": .string(block.parentHash), "timestamp": .time(block.timestamp),
            "witness": .optional(block.witness, JSON.address),
            "transaction_count": .integer(block.transactionIDs.count),
            "transaction_ids": .array(block.transactionIDs.map { .string($0.hex) }),
            "solidified": .bool(isSolidified),
        ]
    }
}

extension ChainTransaction {
    /// `NetworkTransaction` of the contract.
    package var json: JSON {
        let raw = transaction.raw
        return [
            "tx_id": .string(transaction.id.hex), "status": .string(status.rawValue),
            "contract_type": .string(raw.contract.type.name),
            "from": .address(movement?.from ?? raw.contract.owner ?? .zero),
            "to": .optional(movement?.to, JSON.address),
            "asset": .optional(movement?.amount) { .string($0.asset.symbol) },
            "amount": .optional(movement?.amount, JSON.amount),
            "memo": raw.memo.isEmpty ? .null : .string(String(decoding: raw.memo, as: UTF8.self)),
            "expires_at": .time(raw.expiration), "raw_data_hex": .string(transaction.rawBytes.hex),
            "receipt": .optional(receipt) { $0.json(confirmations: confirmations) },
        ]
    }
}
