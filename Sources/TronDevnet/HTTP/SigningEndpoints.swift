import StrictJSON
import Tron

/// Who has signed, and whether that is enough (`TransactionUtil.getTransactionSignWeight`,
/// `Wallet.getTransactionApprovedList`).
enum SigningEndpoints {
    static let onHead: [String: NodeEndpoint] = [
        "getsignweight": .action { query, chain throws(NodeFault) in
            let transaction = try TransactionJSON.transaction(query)
            return signWeight(transaction, on: chain.state, try query.rendering())
        },
        "getapprovedlist": .action { query, chain throws(NodeFault) in
            let transaction = try TransactionJSON.transaction(query)
            return approvedList(transaction, on: chain.state, try query.rendering())
        },
    ]

    private static func signWeight(
        _ transaction: NodeTransaction, on state: ChainState, _ rendering: Rendering
    ) -> JSON {
        var object: JSONObject = ["transaction": told(transaction, rendering)]
        var result: JSONObject = [:]
        do {
            guard let entry = transaction.entries.first else {
                result["code"] = "OTHER_ERROR"
                result["message"] = "Invalid transaction: no valid contract"
                object["result"] = .object(result)
                return .object(object)
            }
            let permission = try permission(for: entry, of: transaction, on: state)
            object["permission"] = rendering.permission(permission)
            var weight: Int64 = 0
            if !transaction.signatures.isEmpty {
                let signed = try Signing.weight(of: transaction, under: permission)
                weight = signed.weight
                object.add("approved_list", signed.signers.map { rendering.address($0) })
                object.add("current_weight", weight)
            }
            // ENOUGH_PERMISSION is the first of the enumeration, and left out.
            if weight < permission.threshold { result["code"] = "NOT_ENOUGH_PERMISSION" }
        } catch {
            result["code"] = .string(code(error.kind, permission: "PERMISSION_ERROR"))
            result["message"] = .string(error.words)
        }
        object["result"] = .object(result)
        return .object(object)
    }

    private static func permission(
        for entry: NodeTransaction.Entry, of transaction: NodeTransaction, on state: ChainState
    ) throws(SigningFault) -> AccountPermission {
        guard let owner = transaction.payload?.address("owner_address"), state.accounts[owner] != nil else {
            throw SigningFault(.permission, "Account does not exist!")
        }
        guard let permission = state.permissions(of: owner).permission(entry.permissionID) else {
            throw SigningFault(.permission, "Permission for this, does not exist!")
        }
        guard entry.permissionID != 0 else { return permission }
        guard permission.kind == .active else { throw SigningFault(.permission, "Permission type is wrong!") }
        guard permission.allows(entry.type) else { throw SigningFault(.permission, "Permission denied!") }
        return permission
    }

    private static func approvedList(
        _ transaction: NodeTransaction, on state: ChainState, _ rendering: Rendering
    ) -> JSON {
        var object: JSONObject = ["transaction": told(transaction, rendering)]
        var result: JSONObject = [:]
        if transaction.entries.isEmpty {
            result["code"] = "OTHER_ERROR"
            result["message"] = "Invalid transaction: no valid contract"
        } else if let owner = transaction.payload?.address("owner_address"), state.accounts[owner] != nil {
            do {
                var signers: [JSON] = []
                for bytes in transaction.signatures {
                    signers.append(rendering.address(try Signing.signer(bytes, of: transaction.id)))
                }
                object.add("approved_list", signers)
            } catch {
                result["code"] = .string(code(error.kind, permission: "OTHER_ERROR"))
                result["message"] = .string(error.words)
            }
        } else {
            result["code"] = "OTHER_ERROR"
            result["message"] = "class org.tron.core.exception.PermissionException : Account does not exist!"
        }
        object["result"] = .object(result)
        return .object(object)
    }

    private static func told(_ transaction: NodeTransaction, _ rendering: Rendering) -> JSON {
        [
            "result": ["result": true], "txid": .string(transaction.id.hex),
            "transaction": .object(rendering.transaction(transaction)),
        ]
    }

    private static func code(_ kind: SigningFault.Kind, permission: String) -> String {
        switch kind {
        case .format: "SIGNATURE_FORMAT_ERROR"
        case .computation: "COMPUTE_ADDRESS_ERROR"
        case .permission: permission
        }
    }
}
