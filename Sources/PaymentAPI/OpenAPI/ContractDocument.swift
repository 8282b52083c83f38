import StrictJSON

/// The contract as it is served: what of it is built, where it is mounted.
enum ContractDocument {
    /// The document with the paths of `operations` only.
    static func json(of operations: [Operation], basePath: String) -> JSON {
        // Not input: a text of ours, which ContractTests parse. Without it there is nothing to serve.
        guard var document = (try? JSON(parsing: contractText))?.object else {
            preconditionFailure("the contract that is compiled in is JSON")
        }
        let built = Set(operations.map(\.id))
        var paths: JSONObject = [:]
        for (path, item) in document["paths"]?.object?.members ?? [] {
            let kept = pruned(item.object ?? [:], to: built)
            if let kept { paths[path] = .object(kept) }
        }
        document["paths"] = .object(paths)
        document["servers"] = [["url": .string(basePath.isEmpty ? "/" : basePath)]]
        return .object(document)
    }

    /// The operations of a path that are built, with what they share; nil where none is.
    private static func pruned(_ item: JSONObject, to built: Set<String>) -> JSONObject? {
        var kept: JSONObject = [:]
        var hasOperation = false
        for (key, value) in item.members {
            if let id = value["operationId"]?.string {
                guard built.contains(id) else { continue }
                hasOperation = true
            }
            kept[key] = value
        }
        return hasOperation ? kept : nil
    }
}
