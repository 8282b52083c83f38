import StrictJSON
import Tron

/// Transactions as JSON, the way in (`Util.packTransaction`): each contract's value is written again as
/// protobuf, and what is not understood is left out without a word.
enum TransactionJSON {
    static func transaction(_ query: NodeQuery) throws(NodeFault) -> NodeTransaction {
        let (isVisible, text) = (try query.isVisible(), query.body)
        guard var members = try FastJSON.object(text)?.withoutNulls, var raw = members["raw_data"]?.object,
            let contracts = raw["contract"]?.array
        else { throw .nullPointer }
        raw["contract"] = .array(contracts.compactMap { packed($0, isVisible) })
        members["raw_data"] = .object(raw)
        let message: WireMessage
        do {
            message = try WireMessage(.transaction, json: JSON.object(members).text, isVisible: isVisible)
        } catch {
            // java-tron has no transaction then, and continues with it.
            throw .nullPointer
        }
        let signatures = message.values.compactMap { item -> [UInt8]? in
            if item.number == 2, case .bytes(let bytes) = item.value { bytes } else { nil }
        }
        do {
            return try NodeTransaction(
                rawBytes: message.message("raw_data")?.encoded() ?? [], signatures: signatures)
        } catch {
            throw .nullPointer
        }
    }

    /// The entry with its value as hex; nil if type or value are not understood.
    private static func packed(_ json: JSON, _ isVisible: Bool) -> JSON? {
        guard var entry = json.object, var parameter = entry["parameter"]?.object,
            let name = entry["type"]?.told, let type = ContractType(name: name),
            let schema = WireSchema.contract(type.rawValue), let value = parameter["value"]?.object,
            let message = try? WireMessage(schema, json: JSON.object(value).text, isVisible: isVisible)
        else { return nil }
        parameter["value"] = .string(message.encoded().hex)
        entry["parameter"] = .object(parameter)
        return .object(entry)
    }
}

extension JSONObject {
    /// As fastjson writes it: members that are null are left out, at every depth.
    fileprivate var withoutNulls: JSONObject {
        var object: JSONObject = [:]
        for (key, value) in members where !value.isNull { object[key] = value.withoutNulls }
        return object
    }
}

extension JSON {
    fileprivate var withoutNulls: JSON {
        switch self {
        case .object(let object): .object(object.withoutNulls)
        case .array(let elements): .array(elements.map(\.withoutNulls))
        case .null, .bool, .number, .string: self
        }
    }
}
