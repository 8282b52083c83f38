import StrictJSON
import Tron

/// The body of a control request, read strictly: what nobody knows is refused.
struct ControlBody {
    private let members: JSONObject

    /// - Parameter known: the members that there may be; nil for any.
    init(_ request: DevnetRequest, allowing known: [String]?) throws(ControlRefusal) {
        guard !request.body.isEmpty else {
            members = [:]
            return
        }
        let json: JSON
        do {
            json = try JSON(parsing: request.body)
        } catch {
            throw ControlRefusal(400, "the body is not JSON: \(error.reason)")
        }
        guard let object = json.object else { throw ControlRefusal(422, "the body must be an object") }
        if let known, let unknown = object.keys.first(where: { !known.contains($0) }) {
            let hint = known.isEmpty ? "" : "; known are \(known.joined(separator: ", "))"
            throw ControlRefusal(422, "unknown field \(unknown)\(hint)")
        }
        members = object
    }

    var keys: [String] { members.keys }

    func integer(_ key: String, in range: ClosedRange<Int64>) throws(ControlRefusal) -> Int64? {
        guard let value = members[key], !value.isNull else { return nil }
        guard let number = value.int64, range.contains(number) else {
            throw ControlRefusal(
                422, "\(key) must be an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func bool(_ key: String) throws(ControlRefusal) -> Bool? {
        guard let value = members[key], !value.isNull else { return nil }
        guard let bool = value.bool else { throw ControlRefusal(422, "\(key) must be true or false") }
        return bool
    }

    /// A decimal text with at most six decimals, in millionths.
    func amount(_ key: String) throws(ControlRefusal) -> Int64? {
        guard let value = members[key], !value.isNull else { return nil }
        guard let text = value.string, let amount = try? TokenAmount(parsing: text, decimals: 6),
            let units = Int64(exactly: amount.baseUnits)
        else { throw ControlRefusal(422, "\(key) must be a decimal string such as \"10.5\"") }
        return units
    }

    /// Decimal texts by the symbols of tokens, in their smallest units.
    func tokens(_ key: String) throws(ControlRefusal) -> [DevnetToken: UInt64] {
        guard let value = members[key], !value.isNull else { return [:] }
        guard let object = value.object else {
            throw ControlRefusal(422, "\(key) must be an object of amounts by symbol")
        }
        var amounts: [DevnetToken: UInt64] = [:]
        for (symbol, value) in object.members {
            guard let token = DevnetToken.named(symbol) else {
                let known = DevnetToken.all.map(\.symbol).joined(separator: ", ")
                throw ControlRefusal(422, "\(key) has \(symbol), which is unknown; known are \(known)")
            }
            guard let text = value.string,
                let amount = try? TokenAmount(parsing: text, decimals: token.decimals)
            else {
                throw ControlRefusal(
                    422,
                    "\(key) must have \(symbol) as a decimal text with at most \(token.decimals) decimals")
            }
            amounts[token] = amount.baseUnits
        }
        return amounts
    }

    func addresses(_ key: String) throws(ControlRefusal) -> [Address] {
        guard let value = members[key], !value.isNull else { return [] }
        guard let list = value.array else { throw ControlRefusal(422, "\(key) must be a list of addresses") }
        var addresses: [Address] = []
        for item in list {
            guard let address = item.string.flatMap({ try? Address(parsing: $0) }) else {
                throw ControlRefusal(422, "\(key) contains something that is not an address")
            }
            addresses.append(address)
        }
        return addresses
    }

    func text(_ key: String) throws(ControlRefusal) -> String? {
        guard let value = members[key], !value.isNull else { return nil }
        guard let text = value.string else { throw ControlRefusal(422, "\(key) must be a string") }
        return text
    }

    func transactionIDs(_ key: String) throws(ControlRefusal) -> [TransactionID] {
        guard let value = members[key], !value.isNull else { return [] }
        guard let list = value.array else { throw ControlRefusal(422, "\(key) must be a list of ids") }
        var ids: [TransactionID] = []
        for item in list {
            guard let id = item.string.flatMap({ try? TransactionID(parsing: $0) }) else {
                throw ControlRefusal(422, "\(key) contains something that is not a transaction id")
            }
            ids.append(id)
        }
        return ids
    }

    /// A number of 0…1, in millionths.
    func millionths(_ key: String) throws(ControlRefusal) -> UInt64? {
        guard let value = members[key], !value.isNull else { return nil }
        guard case .number(let number) = value,
            let amount = try? TokenAmount(parsing: number.literal, decimals: 6),
            amount.baseUnits <= 1_000_000
        else { throw ControlRefusal(422, "\(key) must be a number from 0 to 1 with at most six decimals") }
        return amount.baseUnits
    }
}
