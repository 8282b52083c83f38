package import PaymentModel
package import Payments
package import StrictJSON
package import Tron

extension Wallet {
    /// `WalletInfo` of the contract.
    package var json: JSON { .object(members) }

    /// `CreatedWallet` of the contract.
    package func json(recoveryPhrase: String?) -> JSON {
        var members = members
        if let recoveryPhrase { members["recovery_phrase"] = .string(recoveryPhrase) }
        return .object(members)
    }

    private var members: JSONObject {
        [
            "id": .id(id), "name": .string(name), "kind": .string(kind.rawValue),
            "status": .string(status.rawValue), "address": .address(address),
            "address_hex": .string(address.hex), "network": .string(network.rawValue),
            "derivation_path": .optional(derivationPath, JSON.string), "labels": .texts(labels),
            "unfreeze_requested_by": .optional(freeze?.endRequestedBy, JSON.string),
            "last_backup_at": .optional(lastBackupAt, JSON.time), "created_at": .time(createdAt),
            "updated_at": .time(updatedAt),
        ]
    }
}

extension BlockMark {
    /// `BlockRef` of the contract.
    package var json: JSON { ["number": .integer(number), "id": .string(id.hex), "timestamp": .time(time)] }
}

extension WalletBalance {
    /// `WalletBalance` of the contract.
    package var json: JSON {
        [
            "wallet_id": .id(wallet.id), "address": .address(wallet.address), "activated": .bool(isActivated),
            "balances": .array(parts.map(\.json)), "staked": .amount(staked),
            "resources": ["energy": energy.json, "bandwidth": bandwidth.json], "as_of": asOf.json,
        ]
    }
}

extension WalletBalance.Part {
    fileprivate var json: JSON {
        [
            "asset": .string(asset.symbol), "total": .amount(total), "reserved": .amount(reserved),
            "promised": .amount(promised),
            "available": .amount(available),
        ]
    }
}

extension WalletBalance.Bandwidth {
    /// `BandwidthUse` of the contract.
    fileprivate var json: JSON {
        [
            "limit": .integer(larger.limit), "used": .integer(larger.used),
            "available": .integer(larger.available), "pools": ["staked": staked.json, "free": free.json],
        ]
    }
}

extension WalletBalance.Resource {
    /// `ResourceUse` of the contract.
    fileprivate var json: JSON {
        ["limit": .integer(limit), "used": .integer(used), "available": .integer(available)]
    }
}

extension IssuedBackup {
    /// `WalletBackup` of the contract.
    package var json: JSON {
        [
            "id": .id(id), "wallet_id": .id(wallet.id), "address": .address(wallet.address),
            "created_at": .time(createdAt), "keystore": keystore.json,
        ]
    }
}
