import PaymentModel
import PaymentWire
import Tron

extension WireWriter {
    /// `WalletInfo` of the contract, from a wallet's document, without anything of its key.
    mutating func wallet(_ wallet: StoredObject) throws(MalformedDocument) {
        guard let address = try? Address(parsing: wallet.required("address").word) else {
            throw MalformedDocument()
        }
        try object { wire throws(MalformedDocument) in
            try wire.copy("id", wallet.required("id"))
            try wire.copy("name", wallet.required("name"))
            try wire.copy("kind", wallet.required("kind"))
            try wire.copy("status", wallet.required("status"))
            try wire.copy("address", wallet.required("address"))
            wire.name("address_hex")
            wire.text(address.hex)
            try wire.copy("network", wallet.required("network"))
            wire.copy("derivation_path", optional: wallet["derivationPath"])
            try wire.copy("labels", wallet.required("labels"))
            try wire.copy("unfreeze_requested_by", optional: wallet["freeze"]?.object["endRequestedBy"])
            try wire.time("last_backup_at", optional: wallet["lastBackupAt"])
            try wire.time("created_at", wallet.required("createdAt"))
            try wire.time("updated_at", wallet.required("updatedAt"))
        }
    }

    /// `Recipient` of the contract, from a recipient's document. A new recipient is paid only after `wait`.
    mutating func recipient(
        _ recipient: StoredObject, _ assets: AssetRegistry, wait: Duration
    ) throws(MalformedDocument) {
        let createdAt = Timestamp(milliseconds: try recipient.required("createdAt").integer)
        try object { wire throws(MalformedDocument) in
            try wire.copy("id", recipient.required("id"))
            try wire.copy("name", recipient.required("name"))
            try wire.copy("address", recipient.required("address"))
            try wire.copy("status", recipient.required("status"))
            wire.name("usable_from")
            wire.time(createdAt.adding(wait))
            try wire.amount("per_payout_limit", optional: recipient["perPayoutLimit"], in: assets)
            try wire.amount("per_day_limit", optional: recipient["perDayLimit"], in: assets)
            try wire.copy("metadata", recipient.required("metadata"))
            try wire.copy("created_by", recipient.required("createdBy"))
            wire.name("created_at")
            wire.time(createdAt)
            wire.copy("approved_by", optional: recipient["approvedBy"])
            try wire.time("revoked_at", optional: recipient["revokedAt"])
        }
    }
}
