import StrictJSON
import Tron

extension Rendering {
    /// A block as `getblockbynum` returns it; without its transactions where `isDetailed` is false.
    func block(_ block: Block, isDetailed: Bool = true) -> JSON {
        var header: JSONObject = [:]
        header.add("number", block.number)
        header["txTrieRoot"] = bytes(block.header.transactionRoot)
        if let witness = block.header.witness { header["witness_address"] = address(witness) }
        header["parentHash"] = bytes(block.header.parentHash)
        header.add("version", Int64(block.header.version))
        header.add("timestamp", block.time.milliseconds)
        var whole: JSONObject = ["raw_data": .object(header)]
        whole.add("witness_signature", block.witnessSignature)
        var object: JSONObject = ["blockID": .string(block.id.hex), "block_header": .object(whole)]
        if isDetailed {
            object.add(
                "transactions",
                block.transactions.map { transaction($0.transaction, result: $0.result.contractRet) })
        }
        return .object(object)
    }
}
