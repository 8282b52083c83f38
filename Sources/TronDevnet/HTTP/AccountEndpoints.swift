import StrictJSON
import Tron

/// Accounts (`GetAccountServlet`, `GetAccountResourceServlet`, `ValidateAddressServlet`).
enum AccountEndpoints {
    static let onBoth: [String: NodeEndpoint] = [
        "getaccount": .query { query, chain throws(NodeFault) in
            guard let address = try query.message(.addressed).address("address") else { return [:] }
            let state = chain.state(for: query)
            guard let account = state.accounts[address] else { return [:] }
            return try query.rendering().account(
                account, at: address, on: state, isKept: chain.solidState.accounts[address] != nil)
        },
        "getReward": .query { query, chain throws(NodeFault) in
            let reward = try rewardAddress(query).map { chain.state(for: query).reward(of: $0) }
            return ["reward": .integer(reward ?? 0)]
        },
        "getBrokerage": .query { query, chain throws(NodeFault) in
            guard let address = try rewardAddress(query) else { return ["brokerage": 0] }
            return ["brokerage": .integer(chain.state(for: query).witnesses[address]?.brokerage ?? 20)]
        },
    ]

    static let onHead: [String: NodeEndpoint] = [
        "getaccountresource": .query { query, chain throws(NodeFault) in
            let (isVisible, members) = (try query.isVisible(), try query.members())
            let bytes = try NodeQuery.bytes(members["address"]?.told, isVisible: isVisible)
            guard let address = try? Address(bytes: bytes), let account = chain.state.accounts[address] else {
                return [:]
            }
            return Rendering(isVisible: isVisible).resources(of: account, on: chain.state)
        },
        "getaccountnet": .query { query, chain throws(NodeFault) in
            guard let address = try query.message(.addressed).address("address"),
                let account = chain.state.accounts[address]
            else { return [:] }
            return .object(try query.rendering().bandwidth(of: account, on: chain.state))
        },
        "validateaddress": .query { query, _ throws(NodeFault) in
            if query.isGet {
                // Without the parameter java-tron runs into a null pointer, whose message is none.
                guard let text = query.request.query["address"] else { return ["result": false] }
                return AddressJudgement.answer(text)
            }
            // What is not JSON is answered with nothing.
            guard let members = try? query.members() else { return nil }
            guard let text = members["address"]?.told else { return ["result": false] }
            return AddressJudgement.answer(text)
        },
    ]

    /// The address of `getReward` and `getBrokerage` (`Util.getAddress`): hex where it begins with 41, else
    /// base58.
    private static func rewardAddress(_ query: NodeQuery) throws(NodeFault) -> Address? {
        let text: String?
        if query.isGet {
            text = query.request.query["address"]
        } else if query.request.contentType.isEmpty {
            text = nil
        } else if query.request.contentType.contains("application/x-www-form-urlencoded") {
            text =
                FormText.pairs(String(decoding: query.request.body, as: UTF8.self))
                .first { $0.key == "address" }?.value ?? query.request.query["address"]
        } else {
            text = try query.object()?["address"]?.told
        }
        guard let text, !text.trimmingSpace.isEmpty else { return nil }
        if text.hasPrefix("41") {
            guard let bytes = [UInt8](hex: text) else {
                let reason =
                    text.utf8.count.isMultiple(of: 2)
                    ? "invalid characters encountered in Hex string"
                    : "String index out of range: \(text.utf8.count)"
                throw NodeFault("INVALID address, exception decoding Hex string: \(reason)")
            }
            return try? Address(bytes: bytes)
        }
        do {
            return try Base58.address(text)
        } catch {
            throw NodeFault("INVALID address, \(error.words)")
        }
    }
}

/// `ValidateAddressServlet`: judges by the number of characters first.
private enum AddressJudgement {
    static func answer(_ text: String) -> JSON {
        let form: String
        let isValid: Bool
        switch text.utf16.count {
        case 42:
            guard let bytes = [UInt8](javaHex: text) else {
                return refusal("exception decoding Hex string: invalid characters encountered in Hex string")
            }
            (form, isValid) = ("Hex string format", (try? Address(bytes: bytes)) != nil)
        case 34:
            do {
                (form, isValid) = ("Base58check format", try Base58.address(text) != nil)
            } catch {
                return refusal(error.words)
            }
        case 28:
            guard let bytes = Base64Text.bytes(text) else { return refusal("Illegal base64 character 2d") }
            (form, isValid) = ("Base64 format", (try? Address(bytes: bytes)) != nil)
        default: return refusal("Length error")
        }
        return isValid ? ["result": true, "message": .string(form)] : refusal("Invalid address")
    }

    private static func refusal(_ message: String) -> JSON { ["result": false, "message": .string(message)] }
}

/// Base64 without Foundation's leniency.
private enum Base64Text {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func bytes(_ text: String) -> [UInt8]? {
        var bits: UInt32 = 0
        var count = 0
        var bytes: [UInt8] = []
        for character in text.utf8.prefix(while: { $0 != UInt8(ascii: "=") }) {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
