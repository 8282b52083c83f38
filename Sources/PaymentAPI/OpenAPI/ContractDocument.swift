import StrictJSON

/// The contract as it is served: only the operations that exist, below the path where they are mounted.
enum ContractDocument {
    /// - Parameter operations: the ids of the operations that exist.
    static func json(of operations: Set<String>, basePath: String) -> JSON {
        // The text is compiled in, and ContractTests parse it. Without it there is nothing to serve.
        guard var document = (try? JSON(parsing: contractText))?.object else {
            preconditionFailure("the contract that is compiled in is JSON")
        }
        var paths: JSONObject = [:]
        for (path, item) in document["paths"]?.object?.members ?? [] {
            let kept = pruned(item.object ?? [:], to: operations)
            if let kept { paths[path] = .object(kept) }
        }
        document["paths"] = .object(paths)
        document["servers"] = [["url": .string(basePath.isEmpty ? "/" : basePath)]]
        return .object(document)
    }

    /// The operations of a path that exist, with what they share; nil if there are none.
    private static func pruned(_ item: JSONObject, to operations: Set<String>) -> JSONObject? {
        var kept: JSONObject = [:]
        var hasOperation = false
        for (key, value) in item.members {
            if let id = value["operationId"]?.string {
                guard operations.contains(id) else { continue }
                hasOperation = true
            }
            kept[key] = value
        }
        return hasOperation ? kept : nil
    }
}
