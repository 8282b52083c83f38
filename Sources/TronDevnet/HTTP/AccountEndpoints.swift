import StrictJSON
import Tron

/// Accounts (`GetAccountServlet`, `GetAccountResourceServlet`, `ValidateAddressServlet`).
enum AccountEndpoints {
    static let onBoth: [String: NodeEndpoints.Endpoint] = [
        "getaccount": { query, chain throws(NodeFault) in
            let address = try query.address("address")
            let state = chain.state(for: query)
            guard let account = state.accounts[address] else { return [:] }
            return query.rendering.account(account, at: address, slot: state.slot)
        }
    ]

    static let onHead: [String: NodeEndpoints.Endpoint] = [
        "getaccountresource": { query, chain throws(NodeFault) in
            let state = chain.state(for: query)
            guard let account = state.accounts[try query.address("address")] else { return [:] }
            return query.rendering.resources(of: account, on: state)
        },
        "validateaddress": { query, _ in
            let text = query.text("address")
            guard !text.isEmpty else { return ["result": false] }
            guard (try? Address(parsing: text)) != nil else {
                return ["result": false, "message": "Invalid address"]
            }
            let form = text.hasPrefix("T") ? "Base58check format" : "Hex string format"
            return ["result": true, "message": .string(form)]
        },
    ]
}
