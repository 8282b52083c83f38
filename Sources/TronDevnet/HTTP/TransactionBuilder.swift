import StrictJSON
import Tron

/// Builds unsigned transactions as a node does (`Wallet.createTransactionCapsule`): refers to the solidified
/// block, valid for a minute of the head's time, stamped with the wall clock.
struct TransactionBuilder {
    let type: ContractType
    let message: WireMessage
    var permissionID: Int32 = 0
    var feeLimit: Int64 = 0
    var memo: [UInt8] = []

    private static let lifetime = Duration.seconds(60)

    func transaction(on chain: Chain, now: Int64) -> NodeTransaction {
        var parameter = WireMessage(.any)
        parameter.set("type_url", .bytes(Array("type.googleapis.com/protocol.\(message.schema.name)".utf8)))
        parameter.set("value", .bytes(message.encoded()))
        var entry = WireMessage(.contractEntry)
        entry.set("type", .integer(Int64(type.rawValue)))
        entry.set("parameter", .message(parameter))
        entry.set("Permission_id", .integer(Int64(max(0, permissionID))))
        let reference = chain.solidified.id.reference
        var raw = WireMessage(.raw)
        raw.set("ref_block_bytes", .bytes(reference.bytes))
        raw.set("ref_block_hash", .bytes(reference.hash))
        raw.set("expiration", .integer(chain.head.time.adding(Self.lifetime).milliseconds))
        raw.set("data", .bytes(memo))
        raw.set("contract", .message(entry))
        raw.set("timestamp", .integer(now))
        raw.set("fee_limit", .integer(feeLimit))
        do {
            return try NodeTransaction(rawBytes: raw.encoded(), signatures: [])
        } catch {
            preconditionFailure("what was just encoded can be decoded: \(error)")
        }
    }

    /// Takes `Permission_id` and, for some builders, `extra_data` from the request.
    mutating func read(_ members: JSONObject, isVisible: Bool, takesMemo: Bool) throws(NodeFault) {
        if let told = members["Permission_id"]?.told, !told.isEmpty {
            guard let number = Int32(told) else {
                throw NodeFault("java.lang.NumberFormatException", "For input string: \"\(told)\"")
            }
            permissionID = number
        }
        guard takesMemo, let data = members["extra_data"]?.told, !data.isEmpty else { return }
        guard !isVisible else {
            memo = Array(data.utf8)
            return
        }
        guard let bytes = [UInt8](javaHex: data) else { throw .noHex }
        memo = bytes
    }
}

extension JSONObject {
    /// A number that may be left out (`Util.getJsonLongValue`).
    func longValue(_ key: String) throws(NodeFault) -> Int64 {
        guard let text = self[key]?.told, !text.isEmpty else { return 0 }
        guard let number = Int64(text) else {
            throw NodeFault("java.lang.NumberFormatException", "null")
        }
        return number
    }
}
