import StrictJSON
import Tron

/// What a request to the node asks with: its body's members, or its query's.
struct NodeQuery {
    let parameters: JSONObject
    let isSolidified: Bool

    /// - Throws: `NodeFault` where the body is no JSON object.
    init(_ request: DevnetRequest, isSolidified: Bool) throws(NodeFault) {
        self.isSolidified = isSolidified
        var parameters: JSONObject = [:]
        for (key, value) in request.query { parameters[key] = .string(value) }
        if request.method == "POST", !request.body.isEmpty {
            do {
                guard let object = try JSON(parsing: request.body).object else {
                    throw NodeFault("class com.alibaba.fastjson.JSONException : expect an object")
                }
                for (key, value) in object.members { parameters[key] = value }
            } catch let fault as NodeFault {
                throw fault
            } catch {
                throw NodeFault("class com.alibaba.fastjson.JSONException : \(error)")
            }
        }
        self.parameters = parameters
    }

    var rendering: Rendering { Rendering(isVisible: isVisible) }

    /// Anything but true is false, without a word.
    private var isVisible: Bool {
        parameters["visible"]?.bool == true || parameters["visible"]?.string == "true"
    }

    /// The text of a parameter, "" where it is left out.
    func text(_ key: String) -> String { parameters[key]?.string ?? "" }

    /// An integer, from a number or from a query's text; 0 where it is left out.
    func integer(_ key: String) throws(NodeFault) -> Int64 {
        guard let value = parameters[key] else { return 0 }
        guard let number = value.int64 ?? value.string.flatMap(Int64.init) else {
            throw NodeFault(
                "class org.tron.core.services.http.JsonFormat$ParseException : not an integer: \(key)")
        }
        return number
    }

    /// Bytes in hex.
    func bytes(_ key: String) throws(NodeFault) -> [UInt8] {
        let text = text(key)
        guard let bytes = [UInt8](hex: text.hasPrefix("0x") ? String(text.dropFirst(2)) : text) else {
            throw NodeFault(
                "class org.tron.core.services.http.JsonFormat$ParseException : INVALID hex String")
        }
        return bytes
    }

    /// An address in either form.
    func address(_ key: String) throws(NodeFault) -> Address {
        do {
            return try Address(parsing: text(key))
        } catch {
            let form = isVisible ? "INVALID base58 String" : "INVALID hex String"
            throw NodeFault(
                "class org.tron.core.services.http.JsonFormat$ParseException : \(form), \(error.rawValue)")
        }
    }
}

/// An error as java-tron tells it: status 200, and words.
struct NodeFault: Error, Hashable {
    let words: String

    init(_ words: String) {
        self.words = words
    }
}
